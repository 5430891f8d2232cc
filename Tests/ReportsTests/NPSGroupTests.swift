import Definitions
import Formats
import JSON
import Reports
import Store
import TestSupport
import Testing

/// The score alone, told by more than stages.
@Suite struct NPSGroupTests {
    private func scene() throws -> SurveyScene {
        let scene = try SurveyScene()
        for number in 0..<30 { try scene.member(city: "Penza", ["score": .number(number < 24 ? 10 : 2)]) }
        for number in 0..<30 { try scene.member(wave: 1, city: "Tver", ["score": .number(number < 6 ? 10 : 2)]) }
        return scene
    }

    private func report(_ scene: SurveyScene, _ change: (inout NPSReport.Options) throws -> Void) throws -> NPSReport {
        var options = NPSReport.Options()
        try change(&options)
        return try NPSReport(scene.store, scope: scene.scope, workspace: scene.space, options)
    }

    @Test func groupsAreComparedAndSmallOnesHidden() throws {
        let scene = try scene()
        let two = try report(scene) { $0.dimension = try scene.dimension(.attribute("city")) }
        #expect(two.groups.map(\.name) == ["Penza", "Tver"])
        let difference = try #require(two.differences.first)
        #expect(two.differences.count == 1 && difference.isShown && difference.difference == 120)
        for _ in 0..<3 { try scene.member(city: "Ufa", ["score": .number(9)]) }
        let hidden = try report(scene) {
            $0.dimension = try scene.dimension(.attribute("city"))
            $0.least = 5
        }
        #expect(hidden.groups.map(\.isHidden) == [true, false, true])
        #expect(hidden.differences.map(\.against) == [.others])
        let rows = hidden.json["by"]?["city"]
        #expect(rows?[2]?["n"] == .null && rows?[2]?["hidden"] == true && rows?[1]?["n"] == 30)
        #expect(String(decoding: hidden.csv, as: UTF8.self).contains("city,Ufa,,,,,,,\r\n"))
        #expect(!hidden.json.text().contains("\"n\":3,"))
    }

    @Test func periodsAreComparedAndTheTrendIsByMonth() throws {
        let scene = try scene()
        let report = try report(scene) {
            $0.trend = .month
            $0.versus = .init(from: Sample.now, until: Sample.now + 60 * SurveyScene.day)
        }
        #expect(report.periods.map(\.name) == ["2026-10", "2027-01"])
        #expect(report.earlier?.score == 60 && report.change?.difference == -60)
        let json = report.json
        #expect(json["trend"]?[1]?["month"] == "2027-01" && json["versus"]?["change"]?["shown"] == true)
    }
}
