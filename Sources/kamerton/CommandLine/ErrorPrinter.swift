import Formats
import SQLite
import Store

/// The one place where an error becomes words on stderr and an exit code.
struct ErrorPrinter {
    let console: Console

    func print(_ error: any Error) -> ExitCode {
        switch error {
        case let error as UsageError:
            show(error.message, error.suggestion)
            let page = error.command.map { "kamerton \($0) --help" } ?? "kamerton --help"
            console.error(Phrase("  see: \(page)"))
            return .usage
        case let error as CommandError:
            show(error.message, error.suggestion)
            return error.exitCode
        case let error as SQLiteError where error.isBusy:
            show(Phrase("another process is writing to the store"), Phrase("try again in a moment"))
            return .busy
        case let error as SQLiteError where error.isFull:
            show(
                Phrase("the disk is full: nothing was lost, nothing half done is kept"),
                Phrase("free some space and run it again"))
            return .failed
        case StoreError.changedTypes(let changes):
            for change in changes {
                show(Phrase("\(change.words): the store has values of the earlier type"), nil)
            }
            console.error(Phrase("  see what would become of them with: kamerton store migrate --dry-run"))
            return .failed
        case let error as any PhrasedError:
            show(error.phrase, error.advice)
            return .failed
        case let error as SQLiteError:
            show(Phrase("the store failed: \(error.message) (SQLite error \(error.extendedCode))"), nil)
            return .failed
        default:
            show(Phrase(verbatim: "\(error)"), nil)
            return .failed
        }
    }

    private func show(_ message: Phrase, _ suggestion: Phrase?) {
        let message = printable(message.text(in: console.language))
        console.error(verbatim: console.styled(Phrase("error"), .red) + ": " + message)
        if let suggestion {
            console.error(
                verbatim: "  " + console.styled(verbatim: "→ \(printable(suggestion.text(in: console.language)))", .dim)
            )
        }
    }
}
