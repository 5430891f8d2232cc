import Formats
import Foundation
import JSON
import Store

/// What `cases contacted`, `assign`, `close` and the like have in common: a step for each of some cases, noted in its story.
enum CaseStepCommand {
    static let cases = [
        Command.Argument(name: "CASE", help: Phrase("its number in \"kamerton cases list\""), isRepeated: true)
    ]
    static let note = Command.Option(name: "--note", value: "TEXT", help: Phrase("what was done, for its story"))
    static let by = Command.Option(
        name: "--by", value: "NAME", help: Phrase("who does it (default: the user of this machine)"))

    static func who(_ invocation: Invocation) -> String? {
        invocation.value("--by") ?? ProcessInfo.processInfo.environment["USER"]
    }

    static func ids(_ invocation: Invocation) throws -> [Int64] {
        try invocation.arguments.map { text in
            guard let id = Int64(text) else {
                throw UsageError(
                    message: Phrase("\"\(text)\" is not the number of a case"),
                    suggestion: Phrase("see them with: kamerton cases list"), command: invocation.command.name)
            }
            return id
        }
    }

    /// An address that somebody can be told at.
    static func owner(_ invocation: Invocation) throws -> String? {
        try invocation.value("--owner").map { try invocation.address($0).address }
    }

    /// A duration from now, or a day to its end.
    static func due(_ invocation: Invocation, _ zone: Zone) throws -> Instant? {
        guard let text = invocation.value("--due") else { return nil }
        if let span = Span(text) { return span.after(invocation.now, in: zone) }
        if let day = CivilDate(text) {
            return Instant(milliseconds: zone.startOfDay(day.adding(days: 1)).milliseconds - 1)
        }
        throw UsageError(
            message: Phrase("--due \(text) is neither a duration nor a day"),
            suggestion: Phrase("write 2d or 2026-12-01"),
            command: invocation.command.name)
    }

    /// Does a step for each case, all or none. `said` is what is printed of each.
    static func run(
        _ invocation: Invocation, _ step: CaseStep, state: String, note: String? = nil, said: (Int64) -> Phrase
    ) throws -> ExitCode {
        let ids = try ids(invocation)
        let workspace = try invocation.workspace()
        let store = try invocation.presentStore(of: workspace)
        try store.inTransaction {
            for id in ids {
                let change = try store.changeCase(
                    id, step, who: who(invocation), note: note ?? invocation.value("--note"), now: invocation.now)
                if let problem = problem(change, id) { throw problem }
            }
        }
        if invocation.isJSON {
            // One case is one object, as it always was.
            let lines = ids.map { ["case": JSONValue($0), "state": .string(state)] as JSONValue }
            invocation.printJSON(lines.count == 1 ? lines[0] : ["cases": .array(lines)])
        }
        for id in ids { invocation.console.note(said(id)) }
        return .done
    }

    private static func problem(_ change: CaseChange, _ id: Int64) -> CommandError? {
        let list = Phrase("see them with: kamerton cases list --all")
        switch change {
        case .done: return nil
        case .noSuchCase: return CommandError(message: Phrase("there is no open case \(id)"), suggestion: list)
        case .isClosed:
            return CommandError(
                message: Phrase("the case \(id) is closed"),
                suggestion: Phrase("open it again: kamerton cases reopen \(id)"))
        case .isOpen: return CommandError(message: Phrase("the case \(id) is open"), suggestion: list)
        case .another(let other):
            return CommandError(
                message: Phrase("the member has another open case of the same campaign, \(other)"),
                suggestion: Phrase("add to its story: kamerton cases note \(other) --note \"…\""))
        }
    }
}
