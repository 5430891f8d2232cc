import Definitions
import Formats
import Store

/// The options that say how a file of an import is written.
enum ImportOption {
    static let encoding = Command.Option(
        name: "--encoding", value: "NAME",
        help: Phrase(
            "utf-8, utf-16le, utf-16be, windows-1251, windows-1252, koi8-r or ibm866 (default: found out, and said)"))
    /// Of the imports whose columns have dates and numbers in any spelling.
    static let cells: [Command.Option] = [
        .init(
            name: "--dates", value: "ORDER",
            help: Phrase("dmy, mdy or ymd, for dates such as 10/11/2026; excel for its numbers")),
        .init(name: "--decimal", value: "MARK", help: Phrase("comma or dot, for numbers such as 1,234")),
        .init(
            name: "--show-changes", help: Phrase("name every change: whose, and each field's old and new value")),
    ]

    static func encoding(_ invocation: Invocation) throws -> TextEncoding? {
        guard let text = invocation.value("--encoding") else { return nil }
        if let encoding = TextEncoding(name: text) { return encoding }
        throw UsageError(
            message: Phrase("--encoding \(text) is none that is read here"),
            suggestion: Suggestions.oneOf(TextEncoding.allCases.map(\.rawValue)),
            command: invocation.command.name)
    }

    /// The option's value as one of an enumeration's.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ invocation: Invocation, as type: Choice.Type
    ) throws -> Choice? where Choice.RawValue == String {
        guard let text = invocation.value(name) else { return nil }
        if let choice = Choice(rawValue: text.lowercased()) { return choice }
        throw UsageError(
            message: Phrase("\(name) \(text) says nothing here"),
            suggestion: Suggestions.oneOf(Choice.allCases.map(\.rawValue)),
            command: invocation.command.name)
    }
}
