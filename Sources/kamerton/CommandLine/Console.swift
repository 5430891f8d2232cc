import Formats
import Foundation
import Synchronization

/// Where a command speaks: results on stdout, notes and errors on stderr.
final class Console: Sendable {
    let language: Language
    let isJSON: Bool
    let isQuiet: Bool
    let hasColor: Bool
    /// The same of results, which may go to a file while errors are seen.
    let outputHasColor: Bool
    /// Progress is drawn only on a terminal.
    let hasProgress: Bool
    /// The character set of the terminal, as the environment says (POSIX: LC_ALL, then LC_CTYPE, then LANG).
    let isUTF8: Bool
    /// The columns of the terminal that results go to; nil where they go elsewhere.
    let width: Int?
    private let buffer = Mutex<[UInt8]>([])

    init(_ options: GlobalOptions) {
        language = options.language
        isJSON = options.isJSON
        isQuiet = options.isQuiet
        let isTerminal = isatty(STDERR_FILENO) == 1
        hasColor = options.hasColor && isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        outputHasColor =
            options.hasColor && !options.isJSON && isatty(STDOUT_FILENO) == 1
            && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
        hasProgress = isTerminal && !options.isQuiet
        isUTF8 = Console.isUTF8(ProcessInfo.processInfo.environment)
        width = Console.terminalWidth
    }

    deinit { flush() }

    static func isUTF8(_ environment: [String: String]) -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        let locale = (names.first { !$0.isEmpty } ?? "").lowercased()
        return locale.contains("utf-8") || locale.contains("utf8")
    }

    private static var terminalWidth: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// A line of the result, on stdout.
    func out(verbatim line: String) {
        let isLong = buffer.withLock { bytes in
            bytes += line.utf8
            bytes.append(0x0A)
            return bytes.count > 1 << 16
        }
        if isLong { flush() }
    }

    /// A note for a person, on stderr; not with `--quiet`.
    func note(verbatim line: String) {
        if !isQuiet { error(verbatim: line) }
    }

    /// A line on stderr, always.
    func error(verbatim line: String) {
        flush()
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    func out(_ phrase: Phrase) { out(verbatim: phrase.text(in: language)) }
    func note(_ phrase: Phrase) { note(verbatim: phrase.text(in: language)) }
    func error(_ phrase: Phrase) { error(verbatim: phrase.text(in: language)) }
    func progress(_ phrase: Phrase) { progress(verbatim: phrase.text(in: language)) }

    /// A table, on stdout.
    func out(_ table: Table) {
        for line in table.lines(in: language, limit: width) { out(verbatim: line) }
    }

    func clearProgress() { progress(verbatim: "") }

    /// Redraws one progress line; only on a terminal.
    func progress(verbatim text: String) {
        guard hasProgress else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }

    func flush() {
        let bytes = buffer.withLock { bytes in
            defer { bytes.removeAll(keepingCapacity: true) }
            return bytes
        }
        if !bytes.isEmpty { try? FileHandle.standardOutput.write(contentsOf: Data(bytes)) }
    }

    enum Style: String {
        case bold = "1"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case dim = "2"
    }

    func styled(_ phrase: Phrase, _ style: Style) -> String { styled(verbatim: phrase.text(in: language), style) }

    func styled(verbatim text: String, _ style: Style) -> String {
        hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
