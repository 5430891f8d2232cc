import Foundation
import Formats
import Store

/// The prompt of `store sql`: queries over several lines, and a few words that begin with a dot.
struct SQLPrompt {
    let store: Store
    let console: Console
    /// Prints the answer to a query.
    let answer: (String) throws -> Void
    private var script = SQLScript()

    init(_ store: Store, _ console: Console, answer: @escaping (String) throws -> Void) {
        (self.store, self.console, self.answer) = (store, console, answer)
    }

    /// On a terminal: a query that is wrong is told of, and the next may be asked.
    mutating func talk() {
        console.note(Phrase("for reading only; a query ends with a semicolon; .help says more, .quit ends"))
        while true {
            FileHandle.standardError.write(Data((script.isEmpty ? "sql> " : "...> ").utf8))
            guard let line = readLine() else { return }
            do {
                guard try take(line) else { return }
            } catch let error as any PhrasedError {
                script.forget()
                if let error = error as? StoreQueryError { show(error) }
                console.note(error.phrase)
            } catch {
                script.forget()
                console.note(Phrase(verbatim: "\(error)"))
            }
        }
    }

    /// A file or standard input: the first query that is wrong ends it.
    mutating func read(_ text: String) throws {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard try take(String(line.last == "\r" ? line.dropLast() : line)) else { return }
        }
        if let query = script.finish() { try answer(query) }
    }

    /// The line that is wrong, with a caret.
    func show(_ error: StoreQueryError) {
        for line in error.excerpt { console.note(Phrase(verbatim: "  " + printable(line))) }
    }

    /// False when nothing more is wanted.
    private mutating func take(_ line: String) throws -> Bool {
        if script.isEmpty, line.hasPrefix(".") { return try obey(line) }
        for query in script.take(line) { try answer(query) }
        return true
    }

    private func obey(_ line: String) throws -> Bool {
        let words = line.split(separator: " ").map(String.init)
        switch words[0] {
        case ".quit", ".exit", ".q": return false
        case ".views": for view in try store.views() { console.out(verbatim: view.name) }
        case ".tables": for name in try store.tableNames() { console.out(verbatim: name) }
        case ".columns" where words.count == 2:
            let columns = try store.columnNames(of: words[1])
            if columns.isEmpty {
                throw StoreQueryError(phrase: Phrase("there is no view or table \"\(words[1])\""))
            }
            console.out(verbatim: columns.joined(separator: ", "))
        default:
            console.out(
                Phrase(
                    """
                    .views           the views that analysts may rely on
                    .tables          all tables
                    .columns NAME    the columns of a view or table
                    .quit            the end
                    """))
        }
        return true
    }
}
