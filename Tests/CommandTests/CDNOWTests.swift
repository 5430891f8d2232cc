import Foundation
import JSON
import Testing
import TestSupport

/// 2,357 real customers and their 6,919 orders (Fader, Hardie and Lee 2005), where the data is present.
@Suite struct CDNOWTests {
    /// A copy of the fixture's workspace with both files imported.
    private func imported(_ folder: TemporaryFolder, _ data: String) throws -> Executable {
        let kamerton = try Workspaces.copy("cdnow", to: folder)
        let members = try kamerton.run(
            "members", "import", data + "/members.csv", "--consent", "granted", "--basis", "customers of the shop",
            "--json")
        #expect(members.code == 0, "\(members.error)")
        #expect(try JSONValue(parsing: members.out)["created"] == 2357)
        let orders = try kamerton.run(
            "activities", "import", data + "/purchases.csv", "--kind", "purchase", "--json")
        #expect(orders.code == 0, "\(orders.error)")
        #expect(try JSONValue(parsing: orders.out)["created"] == 6919)
        return kamerton
    }

    private func stages(_ kamerton: Executable, at now: String) throws -> [String: Int64] {
        let result = try kamerton.run("stages", "--json", "--now", now)
        #expect(result.code == 0, "\(result.error)")
        let stages = try JSONValue(parsing: result.out)["stages"]?.arrayValue ?? []
        return Dictionary(
            uniqueKeysWithValues: stages.map { ($0["stage"]?.stringValue ?? "", $0["members"]?.integerValue ?? 0) })
    }

    private func count(_ kamerton: Executable, _ filter: String, now: String = "1998-07-01T14:00:00Z") throws -> Int64 {
        let result = try kamerton.run("segment", filter, "--json", "--now", now)
        #expect(result.code == 0, "\(result.error)")
        return try JSONValue(parsing: result.out)["count"]?.integerValue ?? -1
    }

    @Test(.enabled(if: SourceRoot.data("cdnow") != nil))
    func theTotalsOfTheImportAreThoseOfItsReadme() throws {
        let folder = TemporaryFolder()
        let data = try #require(SourceRoot.data("cdnow"))
        let kamerton = try imported(folder, data)
        #expect(try count(kamerton, "purchases = 1") == 1205)
        #expect(try count(kamerton, "purchases > 1") == 1152)
        let again = try kamerton.run(
            "activities", "import", data + "/purchases.csv", "--kind", "purchase", "--json")
        let counts = try JSONValue(parsing: again.out)
        #expect(counts["created"] == 0 && counts["updated"] == 0 && counts["unchanged"] == 6919)
    }

    @Test(.enabled(if: SourceRoot.data("cdnow") != nil))
    func stagesMonthByMonthAndAWinBackCampaign() throws {
        let folder = TemporaryFolder()
        let data = try #require(SourceRoot.data("cdnow"))
        let kamerton = try imported(folder, data)

        var previous = ""
        for month in 1...18 {
            let date = "\(1997 + (month - 1) / 12)-" + String(format: "%02d", (month - 1) % 12 + 1)
            let now = date + "-28T17:00:00Z"
            let asked = try stages(kamerton, at: now)
            #expect(asked.values.reduce(0, +) == 2357)
            let run = try kamerton.run("run", "--json", "--now", now)
            #expect(run.code == 0, "\(run.error)")
            // The read-only question and the record agree.
            #expect(try stages(kamerton, at: now) == asked)
            previous = now
        }
        let end = try stages(kamerton, at: previous)
        #expect(end["prospect"] == 0)
        #expect((end["lapsed"] ?? 0) > 1000)

        let now = "1998-07-01T14:05:00Z"
        let lapsed = try count(kamerton, "stage = lapsed", now: now)
        let plan = try JSONValue(parsing: kamerton.run("plan", "--json", "--now", now).out)
        let planned = plan["campaigns"]?.arrayValue?.first { $0["campaign"] == "win-back" }
        let send = planned?["send"]?.integerValue ?? 0
        let held = planned?["held"]?["holdout"]?.integerValue ?? 0
        #expect(send + held == lapsed)
        let run = try JSONValue(parsing: kamerton.run("run", "--json", "--now", now).out)
        #expect(run["sent"]?.integerValue == send)
        let outbox = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.kamerton/outbox/new")
        #expect(outbox.count == Int(send))
        let again = try JSONValue(parsing: kamerton.run("run", "--json", "--now", now).out)
        #expect(again["sent"] == 0 && again["planned"] == 0)
    }

    @Test(.enabled(if: SourceRoot.data("cdnow") != nil))
    func answersComeBackFromACSVFile() throws {
        let folder = TemporaryFolder()
        let kamerton = try imported(folder, try #require(SourceRoot.data("cdnow")))
        // The first `run` meets the campaigns before they are due.
        _ = try kamerton.run("run", "--json", "--now", "1998-06-30T14:00:00Z")
        let run = try JSONValue(parsing: kamerton.run("run", "--json", "--now", "1998-07-02T14:05:00Z").out)
        let invited = try count(kamerton, "received(\"nps\")", now: "1998-07-02T15:00:00Z")
        #expect(invited > 300)
        #expect((run["sent"]?.integerValue ?? 0) >= invited)

        let emails = try kamerton.run("messages", "nps", "--json").out.split(separator: "\n")
            .compactMap { try JSONValue(parsing: String($0))["email"]?.stringValue }.prefix(100)
        var csv = "email,at,score,reason\n"
        for (index, email) in emails.enumerated() { csv += "\(email),1998-07-03 12:00,\(index % 11),because\n" }
        csv += "\(emails[0]),1998-07-04 12:00,11,out of range\nnobody@cdnow.example,1998-07-04 12:00,9,a stranger\n"
        folder.write(csv, to: "answers.csv")
        let result = try kamerton.run(
            "responses", "import", folder.path + "/answers.csv", "--survey", "nps", "--json", "--now",
            "1998-07-05T12:00:00Z")
        let counts = try JSONValue(parsing: result.out)
        #expect(counts["read"] == 102)
        #expect(counts["created"] == 101)
        #expect(counts["rejected"] == 1)
        #expect(result.code == 1)

        let report = try JSONValue(
            parsing: kamerton.run("report", "nps", "nps", "--json", "--now", "1998-07-05T12:00:00Z").out)
        let n = report["n"]?.integerValue ?? 0
        #expect(n == 100 || n == 101)
        #expect(report["method"] == "adjusted_wald")
    }

    /// Fader, Hardie and Lee (2005): their parameters, what they foretell of the second 39 weeks, and what came.
    @Test(.enabled(if: SourceRoot.data("cdnow") != nil))
    func theForecastIsThatOfThePaperAndSaysHowWrongItWas() throws {
        let folder = TemporaryFolder()
        let kamerton = try imported(folder, try #require(SourceRoot.data("cdnow")))
        let calibrated = try JSONValue(
            parsing: kamerton.run("report", "economics", "--json", "--now", "1997-09-30T23:00:00-04:00").out)["outlook"]
        for (name, value) in [("r", 0.243), ("alpha", 4.414), ("a", 0.793), ("b", 2.426)] {
            #expect(abs((calibrated?[name]?.numberValue ?? 0) - value) < 0.0005, "\(name)")
        }
        #expect(abs((calibrated?["log_likelihood"]?.numberValue ?? 0) + 9582.4) < 0.05)

        let arguments = ["report", "economics", "--held-out", "39", "--now", "1998-06-30T23:00:00-04:00"]
        let trial = try JSONValue(parsing: kamerton.run(arguments + ["--json"]).out)["outlook"]?["trial"]
        #expect(abs((trial?["expected"]?.numberValue ?? 0) - 1653) < 0.005 * 1653)
        #expect(trial?["actual"] == 1882)
        // Fitted where it is asked: nobody has run.
        let calibration = "1997-09-30T23:00:00-04:00"
        #expect(try count(kamerton, "alive < 30%", now: calibration) == 201)
        #expect(try count(kamerton, "not alive < 30%", now: calibration) == 2156)
        #expect(try count(kamerton, "expected_purchases(90d) >= 1", now: calibration) == 125)
        let words = try kamerton.run(arguments).out
        #expect(words.contains("1653 repeat purchases were foretold, 1882 came: 12 % too few."))
    }
}
