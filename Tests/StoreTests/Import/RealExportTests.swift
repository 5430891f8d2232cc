import Definitions
import Foundation
import Formats
import SQLite
import TestSupport
import Testing

@testable import Store

/// Files as CRMs, spreadsheets and shops write them, of `Tests/Fixtures/imports`.
struct RealExportTests {
    private let folder = TemporaryFolder()
    private let store: Store
    private var definition = Sample.definition()

    init() throws {
        store = try Sample.store(in: folder)
        definition.attributes += [
            AttributeDefinition(name: "birthday", type: .date), AttributeDefinition(name: "phone", type: .string),
            AttributeDefinition(name: "amount", type: .number), AttributeDefinition(name: "note", type: .string),
        ]
    }

    private func load(
        _ path: String, map: [String: String] = [:], dryRun: Bool = false, encoding: TextEncoding? = nil,
        dates: DateStyle? = nil, listsChanges: Bool = false
    ) throws -> ImportSummary {
        let options = ImportOptions(
            mappings: map, rejectsPath: folder.path + "/rejects.csv", isDryRun: dryRun, now: Sample.now,
            encoding: encoding, dates: dates, listsChanges: listsChanges)
        return try MemberImport(store: store, definition: definition, options: options).run(file: path)
    }

    private func fixture(_ name: String) -> String { SourceRoot.path + "/Tests/Fixtures/imports/" + name }
    private func member(_ key: String) throws -> MemberSnapshot? { try store.memberSnapshot(emailKey: key) }

    @Test func aRussianCRMsFileComesInWhole() throws {
        let summary = try load(fixture("crm-ru-1251.csv"))
        #expect((summary.read, summary.created, summary.rejected) == (4, 4, 0))
        #expect(summary.notes.map(\.english).contains("crm-ru-1251.csv is read as windows-1251; --encoding decides"))
        #expect(summary.notes.map(\.english).contains("empty rows passed over: 2"))
        #expect(summary.notes.map(\.english).contains("columns without a header are not taken: 9"))
        let anna = try #require(try member("anna.elkina@yandex.ru"))
        #expect(anna.lastName == "Ёлкина")
        #expect(
            anna.attributes == [
                "city": "Москва", "birthday": "1990-12-31", "phone": "+7 (916) 123-45-67", "amount": 1234.56,
            ])
        let petr = try #require(try member("petr@example.org"))
        #expect(petr.lastName == "Null")
        #expect(petr.attributes["phone"] == "8 800 555-35-35")
        #expect(petr.attributes["amount"] == 12.5)
        #expect(try member("maria@gmial.com")?.attributes["phone"] == "007")
        #expect(try member("maria@gmial.com")?.attributes["city"] == "Санкт-Петербург №1")
        #expect(
            summary.addressWarnings == [
                AddressWarning(line: 5, email: "Maria@gmial.com", kind: .typo, suggestion: "gmail.com"),
                AddressWarning(line: 6, email: "info@zavod.example", kind: .role),
            ])
        #expect(try load(fixture("crm-ru-1251.csv")).unchanged == 4)
    }

    @Test func excelsUnicodeTextComesInWhole() throws {
        let summary = try load(fixture("excel-ru-utf16.txt"), map: ["note": "Любимая цитата"])
        #expect((summary.created, summary.rejected) == (2, 0))
        #expect(summary.notes.map(\.english).contains("excel-ru-utf16.txt is read as utf-16le; --encoding decides"))
        #expect(try member("zoya@example.org")?.attributes["note"] == "Он сказал: \"да\"\nи ушёл")
        #expect(try member("lev@xn--80a1acny.xn--p1ai")?.firstName == "Лев")
    }

    @Test func anAmericanShopsFileComesInWhole() throws {
        let summary = try load(fixture("shop-us-1252.csv"), map: ["amount": "Total Spent"])
        #expect((summary.created, summary.rejected) == (3, 0))
        let zoe = try #require(try member("zoe@example.org"))
        #expect((zoe.firstName, zoe.lastName) == ("Zoë", "NA"))
        #expect(zoe.attributes == ["city": "Orléans", "birthday": "1991-02-03", "amount": 12.0, "note": "1E5"])
        #expect(try member("jose@yaho.com")?.attributes["amount"] == 1000.0)
        #expect(try member("renée@example.org")?.attributes["note"] == "café – “regular”")
    }

    @Test func ambiguousDatesAreRefusedUntilTheOptionAnswers() throws {
        folder.write("email,birthday\na@x.org,02/03/1991\nb@x.org,04/05/1992\n", to: "in.csv")
        let summary = try load(folder.path + "/in.csv")
        #expect((summary.created, summary.rejected) == (0, 2))
        #expect(
            summary.firstRejects[0].english.contains("Say --dates dmy (the day first) or --dates mdy (the month first)")
        )
        #expect(try load(folder.path + "/in.csv", dates: .dmy).created == 2)
        #expect(try member("a@x.org")?.attributes["birthday"] == "1991-03-02")
    }

    @Test func rejectsKeepTheSeparatorAndComeInCorrected() throws {
        folder.write(
            [UInt8]("email;birthday;city\na@x.org;soon;".utf8) + [0xCF, 0xE5, 0xED, 0xE7, 0xE0, 0x0A], to: "in.csv")
        #expect(try load(folder.path + "/in.csv", encoding: .windows1251).rejected == 1)
        let rejects = folder.read("rejects.csv")
        #expect(rejects.hasPrefix("line;reason;email;birthday;city\r\n"))
        folder.write(rejects.replacing("soon;", with: "31.12.1990;"), to: "corrected.csv")
        let summary = try load(folder.path + "/corrected.csv", encoding: .windows1251)
        #expect((summary.created, summary.warnings) == (1, []))
        #expect(try member("a@x.org")?.attributes == ["birthday": "1990-12-31", "city": "Пенза"])
    }

    @Test func blankLinesOfOneColumnArePassedOver() throws {
        folder.write("email\r\na@x.org\r\n\r\n  \r\nb@x.org\r\n\r\n", to: "in.csv")
        let summary = try load(folder.path + "/in.csv")
        #expect((summary.read, summary.created) == (2, 2))
        #expect(summary.notes.map(\.english).contains("empty rows passed over: 3"))
    }

    @Test func rowsThatAreTooLongByEmptyCellsAreTaken() throws {
        folder.write("email,city\na@x.org,Penza,,\n,,,,\nb@x.org,Omsk,x\nc@x.org\n", to: "in.csv")
        let summary = try load(folder.path + "/in.csv")
        #expect((summary.read, summary.created, summary.rejected) == (3, 1, 2))
    }

    @Test func aQuoteInTheMiddleOfAValueIsTakenAsItStands() throws {
        folder.write("email;city\na@x.org;ООО \"Ромашка\"\nb@x.org;\"ООО \"Лютик\"\"\n", to: "in.csv")
        let summary = try load(folder.path + "/in.csv")
        #expect((summary.created, summary.rejected) == (1, 1))
        #expect(
            summary.notes.map(\.english).contains("quotes in the middle of a value were taken as they stand; rows: 1"))
        #expect(try member("a@x.org")?.attributes["city"] == "ООО \"Ромашка\"")
    }

    @Test func twoColumnsOfOneNameAreToldApartByNumber() throws {
        folder.write("email,City,City\na@x.org,Penza,Omsk\n", to: "in.csv")
        let error = #expect(throws: ImportError.self) { try load(folder.path + "/in.csv") }
        #expect(error?.advice?.english == "say which by its number: --map city=#2")
        #expect(throws: ImportError.self) { try load(folder.path + "/in.csv", map: ["city": "City"]) }
        #expect(try load(folder.path + "/in.csv", map: ["city": "#3"]).created == 1)
        #expect(try member("a@x.org")?.attributes["city"] == "Omsk")
    }

    @Test func everyChangeIsListedOnRequest() throws {
        folder.write("email,city,tags\na@x.org,Penza,vip\nb@x.org,,\n", to: "in.csv")
        _ = try load(folder.path + "/in.csv")
        folder.write("email,city,tags,consent\na@x.org,Omsk,vip,granted\nb@x.org,,,\nc@x.org,Tver,,\n", to: "in.csv")
        let summary = try load(folder.path + "/in.csv", dryRun: true, listsChanges: true)
        #expect(
            summary.changes == [
                ImportChange(
                    line: 2, kind: .updated, who: "a@x.org",
                    fields: [
                        .init("city", old: "Penza", new: "Omsk"), .init("consent", new: "granted"),
                    ]),
                ImportChange(line: 4, kind: .created, who: "c@x.org", fields: [.init("city", new: "Tver")]),
            ])
        #expect(try store.memberCount() == 2)
    }

    @Test func telephoneNumbersThatASpreadsheetRoundedAreToldOf() throws {
        folder.write("email;phone\na@x.org;7,91612E+10\nb@x.org;+79161234567\n", to: "in.csv")
        let summary = try load(folder.path + "/in.csv")
        #expect(summary.created == 2)
        #expect(summary.warnings.count == 1)
        #expect(summary.warnings.first?.english.contains("a spreadsheet has dropped their last digits") == true)
    }

    @Test func aFileThatIsNoCSVIsNamed() throws {
        folder.write([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], to: "members.xlsx")
        let error = #expect(throws: ImportError.self) { try load(folder.path + "/members.xlsx") }
        #expect(error?.phrase.english.contains("Excel workbook") == true)
    }
}
