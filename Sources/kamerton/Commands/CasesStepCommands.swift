import Formats
import Store

/// `kamerton cases assign`
enum CasesAssignCommand {
    static let command = Command(
        "cases assign", summary: Phrase("somebody else looks after a case"),
        discussion: Phrase(
            """
            The new owner hears of it in the digest of the day. With --due it is to be done by another day.

              kamerton cases assign 12 13 --owner lena@example.org --due 2d
            """),
        arguments: CaseStepCommand.cases,
        options: [
            .init(name: "--owner", value: "EMAIL", help: Phrase("who looks after it from now on")),
            .init(name: "--due", value: "TIME", help: Phrase("by when: 2d, or a day")), CaseStepCommand.note,
            CaseStepCommand.by,
        ]
    ) { invocation in
        let zone = try invocation.workspace().definition.timezone
        let (owner, due) = (try CaseStepCommand.owner(invocation), try CaseStepCommand.due(invocation, zone))
        guard owner != nil || due != nil else {
            throw UsageError(
                message: Phrase("nothing says who looks after it"),
                suggestion: Phrase("add --owner EMAIL, or --due 2d"),
                command: "cases assign")
        }
        if let due, owner == nil {
            return try CaseStepCommand.run(invocation, .due(due), state: "open") {
                Phrase("case \($0) is due by \(due.description)")
            }
        }
        guard let owner else { return .done }
        if let due {
            let store = try invocation.presentStore(of: invocation.workspace())
            for id in try CaseStepCommand.ids(invocation) {
                _ = try store.changeCase(
                    id, .due(due), who: CaseStepCommand.who(invocation), note: nil, now: invocation.now)
            }
        }
        return try CaseStepCommand.run(invocation, .assign(owner: owner), state: "open") {
            Phrase("case \($0) is \(owner)'s")
        }
    }
}

/// `kamerton cases contacted`
enum CasesContactedCommand {
    static let command = Command(
        "cases contacted", summary: Phrase("somebody has written or called"),
        discussion: Phrase(
            """
            The first time counts for the report: how long members waited until somebody spoke with them.

              kamerton cases contacted 12 --note "called, she will send a picture of the tree"
            """),
        arguments: CaseStepCommand.cases, options: [CaseStepCommand.note, CaseStepCommand.by]
    ) { invocation in
        try CaseStepCommand.run(invocation, .contacted, state: "contacted") { Phrase("case \($0): contacted") }
    }
}

/// `kamerton cases waiting`
enum CasesWaitingCommand {
    static let command = Command(
        "cases waiting", summary: Phrase("it is the member's turn, or another's"),
        discussion: Phrase(
            """
            It stays open, and promotions stay held back.

              kamerton cases waiting 12 --note "the nursery sends a new tree on Monday"
            """),
        arguments: CaseStepCommand.cases, options: [CaseStepCommand.note, CaseStepCommand.by]
    ) { invocation in
        try CaseStepCommand.run(invocation, .waiting, state: "waiting") { Phrase("case \($0): waiting") }
    }
}

/// `kamerton cases note`
enum CasesNoteCommand {
    static let command = Command(
        "cases note", summary: Phrase("add to the story of a case"),
        discussion: Phrase(
            """
            Notes are only added: with the time, and who wrote it.

              kamerton cases note 12 --note "asked the nursery for a replacement"
            """),
        arguments: CaseStepCommand.cases, options: [CaseStepCommand.note, CaseStepCommand.by]
    ) { invocation in
        guard let note = invocation.value("--note"), !note.allSatisfy(\.isWhitespace) else {
            throw UsageError(
                message: Phrase("there is nothing to note"), suggestion: Phrase("add --note \"what was done\""),
                command: "cases note")
        }
        return try CaseStepCommand.run(invocation, .note, state: "noted") { Phrase("case \($0): noted") }
    }
}

/// `kamerton cases reopen`
enum CasesReopenCommand {
    static let command = Command(
        "cases reopen", summary: Phrase("a closed case is open again"),
        discussion: Phrase(
            """
            Promotions are held back again.

              kamerton cases reopen 12 --note "the new tree is unwell too"
            """),
        arguments: CaseStepCommand.cases, options: [CaseStepCommand.note, CaseStepCommand.by]
    ) { invocation in
        try CaseStepCommand.run(invocation, .reopen, state: "open") { Phrase("case \($0) is open again") }
    }
}
