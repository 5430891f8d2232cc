import Foundation
import SQLite
import Store
import TestSupport
import Testing

@testable import kamerton

struct StoreCommandTests {
    private let folder = TemporaryFolder()

    init() { write(attributes: "  city: string\n") }

    private func write(attributes: String) {
        folder.write(
            """
            workspace: Club
            locale: ru
            timezone: Europe/Moscow
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender:
              from: Club <club@example.org>
              postal_address: 12 Orchard Lane, Penza
            attributes:

            """ + attributes, to: "kamerton.yaml")
    }

    private func run(_ words: String...) throws -> Executable.Result {
        folder.write(String(repeating: "5", count: 64), to: ".kamerton/secret")
        return try Executable(workspace: folder.path).run(["--now", "2026-10-10T07:00:00Z"] + words)
    }

    private func fill(_ cells: String...) throws {
        folder.write(
            "email,city\n" + cells.enumerated().map { "m\($0)@example.org,\($1)\n" }.joined(), to: "members.csv")
        #expect(try run("members", "import", folder.path + "/members.csv").code == 0)
    }

    private func store() throws -> Store { try Store(path: folder.path + "/.kamerton/store.sqlite") }

    @Test func withoutAStoreEachSaysHowToMakeOne() throws {
        for words in [
            ["store", "verify"], ["store", "migrate"], ["store", "sql", "select 1"],
            ["members", "erase", "a@b.example", "--yes"],
        ] {
            let result = try Executable(workspace: folder.path).run(words)
            #expect(result.code == 1)
            #expect(result.error.contains("kamerton members import"))
        }
    }

    @Test func aQuestionIsAnsweredAndNothingElse() throws {
        try fill("Penza", "=1+1")
        let csv = try run("store", "sql", "select email, attr_city from members order by id", "--csv")
        #expect(csv.out == "email,attr_city\r\nm0@example.org,Penza\r\nm1@example.org,'=1+1\r\n")
        let json = try run("store", "sql", "select count(*) as n, null as gone from members_view", "--json")
        #expect(json.out.contains("\"n\": 2") && json.out.contains("\"gone\": null"))
        #expect(try run("store", "sql", "select email from members").out.contains("m0@example.org\n"))
        for query in [
            "delete from members", "select 1; delete from members", "update members set email = ''", "vacuum",
            "create table x (y)", "attach 'x' as y; select 1", "select :name", "selec 1",
            "pragma journal_mode = delete",
        ] {
            let result = try run("store", "sql", query)
            #expect(result.code != 0, "\(query)")
        }
        #expect(try store().number("SELECT count(*) FROM members") == 2)
        #expect(try run("store", "sql").out.contains("members_view: member_id, email"))
    }

    @Test func aFileAsksSeveralQuestionsInTurn() throws {
        try fill("Penza")
        folder.write(
            "-- who; is there\n.views\nselect 'a;b' as x;\nselect email\nfrom members /* ; */;\n.columns cases_view\nselect 3 as y",
            to: "monthly.sql")
        let all = try run("store", "sql", "--file", folder.path + "/monthly.sql")
        #expect(all.code == 0)
        for word in ["cases_view", "a;b", "m0@example.org", "case_id, member_id", "3"] {
            #expect(all.out.contains(word))
        }
        folder.write("select 1 as a; select 2 as b;", to: "two.sql")
        let json = try run("store", "sql", "--file", folder.path + "/two.sql", "--json")
        #expect(json.out.contains("\"results\""))
        folder.write("select 1; delete from members; select 2", to: "bad.sql")
        #expect(try run("store", "sql", "--file", folder.path + "/bad.sql").code == 2)
        folder.write(".columns nothing", to: "bad.sql")
        #expect(try run("store", "sql", "--file", folder.path + "/bad.sql").error.contains("nothing"))
        #expect(try run("store", "sql", "--file", folder.path + "/none.sql").code == 2)
        #expect(try run("store", "sql", "select 1", "--file", "x").code == 2)
        let wrong = try run("store", "sql", "select stagge from members_view")
        #expect(wrong.code == 2 && wrong.error.contains("  select stagge from members_view\n         ^"))
        #expect(try store().number("SELECT count(*) FROM members") == 1)
    }

    @Test func aSoundStoreVerifiesAndABrokenOneEndsWithOne() throws {
        try fill("Penza")
        let sound = try run("store", "verify")
        #expect(sound.code == 0 && sound.out == "the store is sound\n")
        try store().connection.execute("UPDATE members SET stage = 'promoter'")
        let broken = try run("store", "verify", "--json")
        #expect(broken.code == 1 && broken.out.contains("\"stage-history\""))
        let repaired = try run("store", "verify", "--repair")
        #expect(repaired.code == 0 && repaired.error.contains("1 row or index"))
    }

    @Test func aBackupVerifies() throws {
        try fill("Penza")
        let copy = folder.path + "/copy.sqlite"
        #expect(try run("store", "backup", copy).code == 0)
        #expect(try run("store", "backup", copy).code == 1)
        let again = try run("store", "backup", copy, "--force", "--json")
        #expect(again.code == 0 && again.out.contains("\"verified\": true"))
        #expect(try Store(reading: copy).number("SELECT count(*) FROM members") == 1)
    }

    @Test func aStoreOfTheFirstSchemaIsBroughtForwardAfterACopy() throws {
        folder.write("", to: ".kamerton/x")
        try FileManager.default.copyItem(
            atPath: SourceRoot.path + "/Tests/Fixtures/stores/schema-001.sqlite",
            toPath: folder.path + "/.kamerton/store.sqlite")
        let dry = try run("store", "migrate", "--dry-run")
        #expect(dry.code == 0 && dry.out.contains("schema 1 → 7 is to be done"))
        let done = try run("store", "migrate")
        #expect(done.code == 0 && done.out.contains("schema 1 → 7"))
        let copy = folder.path + "/.kamerton/store.sqlite.before-7-20261010T070000Z"
        #expect(try Store.schemaVersions(at: copy).found == 1)
        #expect(try run("store", "migrate").out.contains("nothing is to be done"))
    }

    @Test func anotherTypeNeedsAMigration() throws {
        try fill("12", "many", "13.5")
        write(attributes: "  city: number\n")
        let stopped = try run("members", "list")
        #expect(stopped.code == 1)
        #expect(stopped.error.contains("city (string → number)") && stopped.error.contains("kamerton store migrate"))
        let dry = try run("store", "migrate", "--dry-run")
        #expect(dry.code == 1)
        #expect(dry.out.contains("2 values can be converted, 1 cannot"))
        #expect(dry.out.contains("m1@example.org: \"many\""))
        let refused = try run("store", "migrate")
        #expect(refused.code == 1 && refused.error.contains("--force"))
        #expect(try store().word("SELECT group_concat(attr_city) FROM members") == "12,many,13.5")
        #expect(try run("store", "migrate", "--force", "--no-backup").code == 0)
        #expect(try store().word("SELECT group_concat(attr_city) FROM members") == "12.0,13.5")
        let aside = folder.read(".kamerton/rejects/attr_city-20261010T070000Z.rejects.csv")
        #expect(aside.contains("m1@example.org,many"))
        #expect(try run("members", "list").code == 0)
    }

    @Test func oneMemberIsExportedAndErased() throws {
        try fill("Penza", "Samara")
        let export = try run("members", "export", "M0@example.org")
        #expect(export.code == 0 && export.out.contains("\"city\": \"Penza\""))
        #expect(try run("members", "export", "m0@example.org", "--where", "city = \"x\"").code == 2)
        #expect(try run("members", "export", "nobody@example.org").code == 1)
        let unasked = try run("members", "erase", "m0@example.org")
        #expect(unasked.code == 2 && unasked.error.contains("--yes"))
        #expect(try store().memberID(emailKey: "m0@example.org") != nil)
        let erased = try run("members", "erase", "m0@example.org", "--yes", "--json")
        #expect(erased.code == 0 && erased.out.contains("\"complete\": true"))
        let again = try run("members", "erase", "m0@example.org", "--yes")
        #expect(again.code == 0 && again.out.contains("no member had this address"))
        #expect(try run("store", "verify").code == 0)
        let imported = try run("members", "import", folder.path + "/members.csv", "--json")
        #expect(imported.code == 1 && imported.out.contains("\"rejected\": 1"))
    }
}
