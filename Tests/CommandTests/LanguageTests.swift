import Foundation
import TestSupport
import Testing

@testable import kamerton

/// The program speaks Russian where the locale does, or where it is told to.
@Suite struct LanguageTests {
    private let folder = TemporaryFolder()

    private func run(_ words: [String], locale: String? = nil) throws -> (status: Int32, output: String, errors: String)
    {
        var environment = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { environment[name] = nil }
        if let locale { environment["LANG"] = locale }
        return try KamertonProcess(words, environment: environment).finish()
    }

    private func brokenWorkspace() throws -> String {
        let club = folder.path + "/club"
        #expect(try run(["init", club, "--name", "Club", "--locale", "ru", "--timezone", "Europe/Moscow"]).status == 0)
        folder.write("title: x\nkind: emial\n", to: "club/campaigns/broken.yaml")
        return club
    }

    @Test func checkSpeaksTheLanguageOfTheLocale() throws {
        let club = try brokenWorkspace()
        let russian = try run(["check", "--workspace", club], locale: "ru_RU.UTF-8")
        #expect(russian.status == 1)
        #expect(
            russian.errors.contains(
                """
                campaigns/broken.yaml:2:7: ошибка: «emial» не подходит, можно только: email, survey, sequence, event [wrong-value]
                  2 | kind: emial
                    |       ^^^^^
                  → может быть, «email»?
                """), "\(russian.errors)")
        #expect(russian.errors.contains("ошибок в 1 файле") || russian.errors.contains("ошибки в 1 файле"))
        let english = try run(["check", "--workspace", club], locale: "C")
        #expect(
            english.errors.contains(
                "broken.yaml:2:7: error: \"emial\" is not one of email, survey, sequence, event [wrong-value]"))
        #expect(!english.errors.contains("ошибка"))
    }

    @Test func importsSpeakTheLanguageOfTheLocale() throws {
        let club = folder.path + "/club"
        #expect(try run(["init", club, "--name", "Club", "--locale", "ru", "--timezone", "Europe/Moscow"]).status == 0)
        folder.write(
            "email,joined_at\nanna@example.org,2026-01-02\nlev,2026-01-02\neva@gmial.com,31-Dec-26\n", to: "in.csv")
        let words = ["members", "import", folder.path + "/in.csv", "--workspace", club]
        let dry = try run(words + ["--dry-run", "--show-changes"], locale: "ru_RU.UTF-8")
        #expect(
            dry.output.contains("строка 2: anna@example.org — создано: joined_at: (нет) -> 2026-01-0"), "\(dry.output)")
        #expect(dry.output.contains("ничего не записано, это проба: прочитано 3: создано 1"), "\(dry.output)")
        let rejects = folder.path + "/rejects.csv"
        let russian = try run(words + ["--rejects", rejects], locale: "ru_RU.UTF-8")
        #expect(russian.status == 1)
        #expect(
            russian.errors.contains(
                "отклонена строка 3: email: в адресе нет @; запишите его так: name@example.org"), "\(russian.errors)")
        #expect(russian.errors.contains("joined_at: в «31-Dec-26» год из двух цифр"), "\(russian.errors)")
        // A file is not of one reader's language.
        let file = try String(contentsOfFile: rejects, encoding: .utf8)
        #expect(file.contains("email: the address has no @; write it as name@example.org"), "\(file)")
        let json = try run(words + ["--dry-run", "--json"], locale: "ru_RU.UTF-8").output
        #expect(json.contains("\"rejected\": 2") || json.contains("\"rejected\":2"), "\(json)")
        let folderError = try run(["members", "import", club, "--workspace", club], locale: "ru_RU.UTF-8")
        #expect(folderError.errors.contains("это папка"), "\(folderError.errors)")
    }

    @Test func theOptionIsStrongerThanTheLocale() throws {
        let club = try brokenWorkspace()
        #expect(
            try run(["check", "--workspace", club, "--lang", "en"], locale: "ru_RU.UTF-8").errors.contains("error:"))
        #expect(try run(["--lang=ru", "check", "--workspace", club]).errors.contains("ошибка:"))
        #expect(try run(["--lang", "ru", "check", "--workspace", club]).errors.contains("ошибка:"))
        let unknown = try run(["check", "--lang", "fr"])
        #expect(unknown.status == 2 && unknown.errors.contains("write --lang ru or --lang en"))
    }

    @Test func jsonKeepsItsKeysAndRulesAndTranslatesItsMessages() throws {
        let club = try brokenWorkspace()
        let output = try run(["check", "--json", "--workspace", club], locale: "ru_RU.UTF-8").output
        #expect(output.contains("\"rule\": \"wrong-value\"") && output.contains("\"severity\": \"error\""))
        #expect(output.contains("не подходит"))
    }

    @Test(arguments: Registry.commands.map(\.name))
    func everyCommandHasItsPageInRussian(name: String) throws {
        let command = try #require(Registry.commands.first { $0.name == name })
        let page = Help(language: .russian).page(command)
        #expect(page.contains("Запуск: kamerton \(name)"))
        #expect(page.contains("Ключи всех команд:"))
        #expect(page != Help(language: .english).page(command))
    }

    @Test func mistakesOfTheCommandLineAreSaidInRussian() throws {
        let result = try run(["срусл"], locale: "ru_RU.UTF-8")
        #expect(result.status == 2)
        #expect(result.errors == "ошибка: команды «срусл» нет\n  → может быть, «check»?\n  см.: kamerton --help\n")
        let option = try run(["check", "--оыщт"], locale: "ru")
        #expect(option.errors.contains("может быть, --json?"), "\(option.errors)")
        #expect(try run(["--help"], locale: "ru_RU.UTF-8").output.contains("найти все ошибки в описаниях и шаблонах"))
    }

    @Test func keysTypedInTheWrongLayoutAreRecognised() throws {
        let club = try brokenWorkspace()
        folder.write("title: x\nkind: email\nфгвшутсу: {}\nсontent: welcome\n", to: "club/campaigns/broken.yaml")
        let errors = try run(["check", "--workspace", club]).errors
        #expect(errors.contains("did you mean \"audience\"?") && errors.contains("did you mean \"content\"?"))
    }
}
