import Formats
import JSON
import Store

/// Plans failed or uncertain messages again: counts them first, says which of them would not go, and asks.
struct Replanning {
    let invocation: Invocation
    let target: OperationTarget
    let state: MessageState
    let action: String

    func run(_ replan: () throws -> Int) throws -> ExitCode {
        let count = try target.store.messageCounts(target.selection)[state] ?? 0
        let not = try target.store.unsendableCounts(target.selection, in: state, at: target.now)
        let isDry = invocation.flag("--dry-run")
        let console = invocation.console
        if count == 0 {
            if invocation.isJSON { printJSON(0, not, isDry) } else { console.out(nothing) }
            return .done
        }
        if !invocation.isJSON { for line in words(count, not) { console.note(line) } }
        if !isDry {
            try invocation.confirm(
                Phrase("Plan \(count, "message", "messages") of \(target.words) again? [y/N] "),
                what: Phrase("\(count, "message", "messages") of \(target.words) would be planned again"))
        }
        let changed = isDry ? count : try replan()
        if invocation.isJSON {
            printJSON(changed, not, isDry)
        } else if isDry {
            console.out(Phrase("would plan \(count, "message", "messages") again"))
        } else {
            console.out(
                Phrase("\(changed, "message", "messages") of \(target.words) planned again; the next run sends them"))
        }
        return .done
    }

    private var nothing: Phrase {
        state == .failed
            ? Phrase("no message of \(target.words) has failed") : Phrase("nothing of \(target.words) is in doubt")
    }

    private func words(_ count: Int, _ not: (suppressed: Int, late: Int)) -> [Phrase] {
        var lines: [Phrase] = []
        if state == .uncertain {
            lines.append(
                Phrase(
                    "\(count, "message", "messages") may have arrived: whoever has got one gets it a second time"))
        }
        if not.suppressed > 0 {
            lines.append(
                Phrase("\(not.suppressed) of them will be skipped all the same: the address is suppressed or erased"))
        }
        if not.late > 0 { lines.append(Phrase("\(not.late) of them will be skipped all the same: it is too late")) }
        return lines
    }

    private func printJSON(_ count: Int, _ not: (suppressed: Int, late: Int), _ isDry: Bool) {
        invocation.printJSON(
            target.json(
                action, messages: count, isDry: isDry,
                [("suppressed", JSONValue(not.suppressed)), ("too_late", JSONValue(not.late))]))
    }
}
