import Definitions
import Foundation
import Formats
import SQLite
import Store
import TestSupport
import Testing

/// A real purchase log, where it is present: 2,357 customers, 6,919 orders, 244,091.94 in all.
struct CDNOWImportTests {
    @Test(.enabled(if: CDNOW.folder != nil)) func theTotalsAreThoseOfTheSource() throws {
        let data = try #require(CDNOW.folder)
        let folder = TemporaryFolder()
        let store = try Sample.store(in: folder)
        let options = ImportOptions(now: Sample.now)
        let members = MemberImport(store: store, definition: Sample.definition(), options: options)
        let purchases = ActivityImport(
            store: store, definition: Sample.definition(), options: options, kind: "purchase")
        #expect(try members.run(file: data + "/members.csv").created == 2357)
        #expect(try purchases.run(file: data + "/purchases.csv").created == 6919)
        let sum = try store.connection.firstRow("SELECT sum(field_amount) FROM activities", [:], { $0.real(0) })
        #expect(abs((sum ?? 0) - 244_091.94) < 0.005)
        let once = try store.connection.firstRow(
            "SELECT count(*) FROM (SELECT member_id FROM activities GROUP BY member_id HAVING count(*) = 1)", [:],
            { $0.int(0) })
        #expect(once == 1205)
        #expect(try members.run(file: data + "/members.csv").unchanged == 2357)
        #expect(try purchases.run(file: data + "/purchases.csv").unchanged == 6919)
    }
}

private enum CDNOW {
    /// `KAMERTON_DATA/cdnow`, or `shared/data/cdnow` beside the package.
    static let folder: String? = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let given = ProcessInfo.processInfo.environment["KAMERTON_DATA"].map { [$0 + "/cdnow"] }
        let beside = ["../shared/data/cdnow", "../../shared/data/cdnow"].map { package.path + "/" + $0 }
        return (given ?? beside).first { FileManager.default.fileExists(atPath: $0 + "/members.csv") }
    }()
}
