import Formats
import Definitions
import Foundation

/// Finds out what a new workspace is called: from the options, else by asking on a terminal, else from the machine.
struct InitQuestions {
    let invocation: Invocation
    let directory: String

    func scaffold() -> WorkspaceScaffold {
        let name = answer("--name", Phrase("Name of the community"), defaultName)
        let from = answer("--from", Phrase("From line"), defaultSender(name))
        return WorkspaceScaffold(
            name: name, from: from, locale: answer("--locale", Phrase("Language of most members"), defaultLocale),
            timezone: answer("--timezone", Phrase("Time zone"), defaultZone),
            publicURL: answer("--public-url", Phrase("Web address of the survey pages"), "http://localhost:8080"),
            postalAddress: answer(
                "--postal-address", Phrase("Postal address, to stand under every mail"), "Street 1, City"))
    }

    private func answer(_ option: String, _ question: Phrase, _ fallback: String) -> String {
        if let given = invocation.value(option) { return given }
        guard isInteractive else { return fallback }
        FileHandle.standardError.write(Data("\(question.text(in: invocation.console.language)) [\(fallback)]: ".utf8))
        let line = readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
        return line.isEmpty ? fallback : line
    }

    private var isInteractive: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 && !invocation.isJSON && !invocation.globals.isQuiet
    }

    /// `my-club` -> `My club`.
    private var defaultName: String {
        let words = (directory as NSString).lastPathComponent.split { $0 == "-" || $0 == "_" || $0 == "." }
        let text = words.joined(separator: " ")
        return text.isEmpty ? "My club" : text.prefix(1).uppercased() + text.dropFirst()
    }

    private func defaultSender(_ name: String) -> String {
        let safe = name.filter { !"<>\"@,;:\\".contains($0) }
        return "\(safe.isEmpty ? "Club" : safe) <club@example.org>"
    }

    private var defaultLocale: String {
        let environment = ProcessInfo.processInfo.environment
        let value = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        let language = String(value.prefix { $0.isLetter })
        return language.count == 2 && language != "C" ? language.lowercased() : "en"
    }

    private var defaultZone: String {
        let name = TimeZone.current.identifier
        return name.contains("/") && !name.hasPrefix("Etc/") ? name : "UTC"
    }
}
