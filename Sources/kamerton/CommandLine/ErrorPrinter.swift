import SQLite
import Store

/// The one place where an error becomes words on stderr and an exit code.
struct ErrorPrinter {
    let console: Console

    func print(_ error: any Error) -> ExitCode {
        switch error {
        case let error as UsageError:
            show(error.message, error.suggestion)
            console.error("  see: kamerton \(error.command.map { $0 + " " } ?? "")--help")
            return .usage
        case let error as CommandError:
            show(error.message, error.suggestion)
            return error.exitCode
        case let error as SQLiteError where error.isBusy:
            show("another process is writing to the store", "try again in a moment")
            return .busy
        case let error as SQLiteError where error.isFull:
            show("the disk is full: nothing was lost, nothing half done is kept", "free some space and run it again")
            return .failed
        case StoreError.changedTypes(let changes):
            for change in changes {
                show("\(change.words): the store has values of the earlier type", nil)
            }
            console.error("  see what would become of them with: kamerton store migrate --dry-run")
            return .failed
        default:
            show("\(error)", nil)
            return .failed
        }
    }

    private func show(_ message: String, _ suggestion: String?) {
        console.error(console.styled("error", .red) + ": " + printable(message))
        if let suggestion { console.error("  " + console.styled("→ \(printable(suggestion))", .dim)) }
    }
}
