import Definitions
import Foundation
import Formats
import SQLite
import Store
import TestSupport
import Testing

struct MemberImportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        definition.attributes += [
            AttributeDefinition(name: "birthday", type: .date), AttributeDefinition(name: "points", type: .number),
            AttributeDefinition(name: "vip", type: .boolean),
        ]
    }

    private func load(
        _ csv: String, map: [String: String] = [:], consent: MemberImport.DefaultConsent? = nil, dryRun: Bool = false,
        source: String? = nil, progress: (ImportProgress) throws -> Void = { _ in }
    ) throws -> ImportSummary {
        folder.write(csv, to: "in.csv")
        let options = ImportOptions(
            source: source, mappings: map, rejectsPath: folder.path + "/rejects.csv", isDryRun: dryRun, now: Sample.now)
        return try MemberImport(store: store, definition: definition, options: options, consent: consent)
            .run(file: folder.path + "/in.csv", progress: progress)
    }

    private func member(_ key: String) throws -> MemberSnapshot? { try store.memberSnapshot(emailKey: key) }

    private func writes() throws -> Int64 {
        try store.connection.firstRow("SELECT total_changes()", [:], { $0.integer(0) }) ?? 0
    }

    @Test func aLanguageThatAMemberChoseIsNotImportedOver() throws {
        let csv = "email,locale,first_name\na@x.org,ru,Anna\nb@x.org,ru,Boris\n"
        #expect(try load(csv).created == 2)
        let anna = try #require(try member("a@x.org"))
        try store.setLocale("en", memberID: anna.id, now: Sample.now)
        #expect(try load(csv).unchanged == 2)
        let other = try load("email,locale,first_name\na@x.org,de,Anne\nb@x.org,de,Boris\n")
        #expect(other.updated == 2)
        #expect(other.firstChanges.map(\.english) == ["line 2: a@x.org: first_name", "line 3: b@x.org: locale"])
        #expect(try member("a@x.org")?.locale == "en")
        #expect(try member("a@x.org")?.firstName == "Anne")
        #expect(try member("b@x.org")?.locale == "de")
    }

    @Test func headersAreFoundUnderTheirCommonNames() throws {
        let summary = try load(
            "E-mail;Имя;Фамилия;Город;Birthday\nАнна <Anna@Example.org>;Анна; Ёлкина ;Пенза;31.12.1990\n")
        #expect(summary.created == 1)
        #expect(summary.warnings.isEmpty)
        let anna = try #require(try member("anna@example.org"))
        #expect(anna.email == "Anna@example.org")
        #expect(anna.firstName == "Анна")
        #expect(anna.lastName == "Ёлкина")
        #expect(anna.attributes == ["city": "Пенза", "birthday": "1990-12-31"])
    }

    @Test func aSecondImportWritesNothing() throws {
        let csv = "email,city,points,vip,tags,consent\na@x.org,Penza,1.5,yes,\"staff, core\",granted\nb@x.org,,,,,\n"
        #expect(try load(csv).created == 2)
        try store.forgetTouchedMembers()
        let before = try writes()
        let second = try load(csv)
        #expect((second.created, second.updated, second.unchanged) == (0, 0, 2))
        // The log of imports: one row made, one completed.
        #expect(try writes() - before == 2)
        #expect(try store.touchedMembers().isEmpty)
    }

    @Test func emptyCellsChangeNothingAndOthersUpdate() throws {
        _ = try load("email,city,first_name\na@x.org,Penza,Anna\n")
        let summary = try load("email,city,first_name\na@x.org,,Anya\n")
        #expect(summary.updated == 1)
        let anna = try #require(try member("a@x.org"))
        #expect(anna.attributes["city"] == "Penza")
        #expect(anna.firstName == "Anya")
    }

    @Test func rowsThatCannotBeTakenAreWrittenWithTheirReason() throws {
        let summary = try load(
            """
            email,plan,points,vip,birthday,timezone,locale
            no-at-sign,,,,,,
            a@x.org,clup,,,,,
            b@x.org,,"1,234",,,,
            c@x.org,,,perhaps,,,
            d@x.org,,,,10/11/1990,,
            e@x.org,,,,,Europe/Moskow,
            f@x.org,,,,,,russian
            g@x.org,,
            "h@x.org
            i@x.org,,,,,,
            """)
        #expect(summary.read == 9)
        #expect(summary.rejected == 9)
        #expect(summary.created == 0)
        let reader = try CSVReader(path: folder.path + "/rejects.csv")
        #expect(
            reader.header == ["line", "reason", "email", "plan", "points", "vip", "birthday", "timezone", "locale"])
        var reasons: [String] = []
        while let record = try reader.next() { reasons.append(record.fields[0] + " " + record.fields[1]) }
        #expect(reasons[0] == "2 email: the address has no @; write it as name@example.org")
        #expect(reasons[1] == "3 plan: \"clup\" is none of the declared values; did you mean \"club\"?")
        #expect(reasons[5].hasSuffix("did you mean \"Europe/Moscow\"?"))
        #expect(reasons[7].hasPrefix("9 3 fields, but the header has 7"))
        #expect(reasons[8].contains("never closed"))
    }

    @Test func aCorrectedRejectsFileCanBeImported() throws {
        _ = try load("email,city,points\na@x.org,=1+1,many\n")
        let rejects = folder.read("rejects.csv")
        #expect(rejects.contains("'=1+1"))
        let summary = try load(rejects.replacing(",many", with: ",7"))
        #expect(summary.created == 1)
        #expect(summary.warnings.isEmpty)
        #expect(try member("a@x.org")?.attributes == ["city": "=1+1", "points": 7.0])
    }

    @Test func rejectsAreNotWrittenOverTheirOwnFile() throws {
        folder.write("email\nbad\n", to: "rejects.csv")
        let options = ImportOptions(rejectsPath: folder.path + "/./rejects.csv", now: Sample.now)
        let members = MemberImport(store: store, definition: definition, options: options)
        #expect(throws: ImportError.self) { try members.run(file: folder.path + "/rejects.csv") }
        #expect(folder.read("rejects.csv") == "email\nbad\n")
    }

    @Test func numbersAndChoicesAreReadAsPeopleWriteThem() throws {
        let csv = "email,plan,points,vip,locale,timezone\na@x.org,CLUB,\"1 234,5\",Да,pt_br,Asia/Omsk\n"
        #expect(try load(csv).created == 1)
        let member = try #require(try member("a@x.org"))
        #expect(member.attributes == ["plan": "club", "points": 1234.5, "vip": 1])
        #expect(member.locale == "pt-BR")
    }

    @Test func consentIsGrantedOnlyByTheFileOrByTheOption() throws {
        _ = try load("email,consent\na@x.org,yes\nb@x.org,\nc@x.org,withdrawn\n")
        func state(_ key: String) throws -> ConsentState? {
            try store.consentStanding(memberID: store.memberID(emailKey: key)!, purpose: Consent.all)?.state
        }
        #expect(try state("a@x.org") == .granted)
        #expect(try state("b@x.org") == nil)
        #expect(try state("c@x.org") == .withdrawn)
        let granted = MemberImport.DefaultConsent(state: .granted, basis: "club form")
        _ = try load("email\na@x.org\nb@x.org\nc@x.org\n", consent: granted)
        #expect(try state("b@x.org") == .granted)
        #expect(try state("c@x.org") == .withdrawn)
        let consents = try store.consents(memberID: store.memberID(emailKey: "b@x.org")!)
        #expect(consents.map(\.basis) == ["club form"])
        #expect(consents.map(\.proof) == ["in.csv, line 3"])
    }

    @Test func aWithdrawalIsNeverOverridden() throws {
        let id = try Sample.member("a@x.org", in: store)
        try store.appendConsent(
            memberID: id, purpose: "all", state: .withdrawn, source: "one-click", at: Sample.now - 1000)
        let summary = try load("email,consent,consent_at\na@x.org,granted,2030-01-01\n")
        #expect(summary.unchanged == 1)
        #expect(summary.notes.map(\.english) == ["1 member withdrew consent: that stands, whatever the file says"])
        #expect(try store.consents(memberID: id).map(\.state) == [.withdrawn])
    }

    @Test func anErasedAddressIsNotTakenInAgain() throws {
        try store.suppress(emailKey: "a@x.org", reason: .erased, source: "erase", at: Sample.now)
        let summary = try load("email,first_name\nA@x.org,Anna\n")
        #expect(summary.rejected == 1)
        #expect(try store.memberID(emailKey: "a@x.org") == nil)
        #expect(!folder.read("rejects.csv").contains("Anna"))
    }

    @Test func aSuppressedAddressIsTakenInAndStaysSuppressed() throws {
        try store.suppress(emailKey: "a@x.org", reason: .bounced, source: "dsn", at: Sample.now)
        let summary = try load("email\na@x.org\n")
        #expect(summary.created == 1)
        #expect(summary.notes.count == 1)
        #expect(try store.isSuppressed(emailKey: "a@x.org"))
    }

    @Test func ofRowsAboutOneMemberTheLaterWins() throws {
        let csv = "email,city,first_name,tags\na@x.org,Penza,Anna,x\nb@x.org,,,\nA@X.org,Omsk,,y\n"
        let summary = try load(csv)
        #expect((summary.read, summary.created, summary.unchanged) == (3, 2, 1))
        #expect(summary.notes.count == 1)
        let anna = try #require(try member("a@x.org"))
        #expect(anna.attributes["city"] == "Omsk")
        #expect(anna.firstName == "Anna")
        #expect(anna.tags == ["x", "y"])
        #expect(try load(csv).unchanged == 3)
    }

    @Test func aMemberWhoseLastRowIsBadKeepsTheEarlierOne() throws {
        let summary = try load("email,points\na@x.org,1\na@x.org,many\n")
        #expect((summary.created, summary.unchanged, summary.rejected) == (1, 0, 1))
        #expect(try member("a@x.org")?.attributes["points"] == 1.0)
    }

    @Test func anAddressChangesByExternalID() throws {
        _ = try load("email,external_id,city\nold@x.org,17,Penza\n")
        let id = try store.memberID(emailKey: "old@x.org")
        let key = try member("old@x.org")?.key
        let summary = try load("email,external_id\nnew@x.org,17\n")
        #expect(summary.updated == 1)
        #expect(try store.memberID(emailKey: "new@x.org") == id)
        #expect(try member("new@x.org")?.key == key)
        // The old address is free for somebody else, whose key is another.
        #expect(try load("email\nold@x.org\n").created == 1)
        #expect(try member("old@x.org")?.key != key)
    }

    @Test func anExternalIDWithTwoAddressesIsNobodys() throws {
        let summary = try load("email,external_id\na@x.org,1\nb@x.org,1\nc@x.org,2\n")
        #expect((summary.created, summary.rejected) == (1, 2))
        _ = try load("email,external_id\nd@x.org,3\n")
        #expect(try load("email,external_id\nd@x.org,2\n").rejected == 1)
    }

    @Test func membersAreFoundByExternalIDAlone() throws {
        _ = try load("email,external_id\na@x.org,1\n")
        let summary = try load("external_id,city\n1,Penza\n9,Omsk\n")
        #expect((summary.updated, summary.rejected) == (1, 1))
        #expect(try member("a@x.org")?.attributes["city"] == "Penza")
    }

    @Test func undeclaredColumnsAreNamedOnce() throws {
        let summary = try load("email,Sity,phone\na@x.org,Penza,1\nb@x.org,Omsk,2\n")
        #expect(summary.warnings.count == 1)
        #expect(summary.warnings[0].english.contains("\"Sity\", \"phone\""))
        #expect(summary.warnings[0].english.contains("--map city=\"Sity\""))
    }

    @Test func aMappingIsRememberedForItsSource() throws {
        _ = try load("email,Where\na@x.org,Penza\n", map: ["city": "Where"], source: "crm")
        let summary = try load("email,Where\nb@x.org,Omsk\n", source: "crm")
        #expect(summary.warnings.isEmpty)
        #expect(try member("b@x.org")?.attributes["city"] == "Omsk")
        #expect(try load("email,Where\nc@x.org,Omsk\n", source: "shop").warnings.count == 1)
    }

    @Test(
        arguments: [
            ("city,plan\nx,y\n", [:]), ("email,E-mail\na@x.org,b@x.org\n", [:]),
            ("email\na@x.org\n", ["sity": "email"]),
            ("email\na@x.org\n", ["city": "Town"]), ("", [:]), ("\n", [:]),
        ] as [(String, [String: String])])
    func filesThatCannotBeUnderstoodAreRefused(csv: String, map: [String: String]) {
        #expect(throws: ImportError.self) { try load(csv, map: map) }
    }

    @Test func aDryRunWritesNothing() throws {
        let summary = try load("email,city\na@x.org,Penza\nbad,\n", map: ["city": "city"], dryRun: true)
        #expect((summary.created, summary.rejected) == (1, 1))
        #expect(summary.firstChanges.map(\.english) == ["line 2: new member a@x.org"])
        #expect(try store.memberCount() == 0)
        let rows = try store.connection.firstRow(
            "SELECT (SELECT count(*) FROM imports) + (SELECT count(*) FROM import_mappings)", [:], { $0.int(0) })
        #expect(rows == 0)
    }

    @Test func anImportStoppedHalfWayIsCompletedByTheNext() throws {
        struct Killed: Error {}
        let csv = "email,city,tags\n" + (0..<2000).map { "m\($0)@x.org,C\($0 % 7),t\($0 % 3)\n" }.joined()
        #expect(throws: Killed.self) {
            try load(csv) { if $0.read < ($0.total ?? 0) { throw Killed() } }
        }
        let half = try store.memberCount()
        #expect(half > 0 && half < 2000)
        let summary = try load(csv)
        #expect((summary.created, summary.unchanged) == (2000 - half, half))
        #expect(try store.memberCount() == 2000)
        let unended = try store.connection.firstRow(
            "SELECT count(*) FROM imports WHERE ended_at IS NULL", [:], { $0.int(0) })
        #expect(unended == 1)
    }

    @Test func hostileCellsBecomeHarmlessText() throws {
        let summary = try load(
            "email,first_name,last_name,city,tags\n"
                + "a@x.org,\"Anna\r\nBcc: all@x.org\",\"\u{202E}anna\u{7}\",'; DROP TABLE members; --,\"<b>;\u{1B}[31mred\"\n"
        )
        #expect(summary.created == 1)
        let anna = try #require(try member("a@x.org"))
        #expect(anna.firstName == "Anna Bcc: all@x.org" || anna.firstName == "Anna  Bcc: all@x.org")
        #expect(anna.lastName == "anna")
        #expect(anna.attributes["city"] == "'; DROP TABLE members; --")
        #expect(anna.tags == ["<b>", "[31mred"])
        #expect(try load("email,first_name\nb@x.org,\(String(repeating: "x", count: 201))\n").rejected == 1)
    }
}
