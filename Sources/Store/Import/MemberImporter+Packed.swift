internal import Formats
internal import SQLite

/// The usual rows: of a new member, or of one of whom they say nothing new.
extension MemberImporter {
    mutating func apply(_ rows: PackedRows, at number: Int) throws -> PackedOutcome {
        if !expectsNew, let outcome = try compare(rows, at: number) { return outcome }
        if try writer.isSpecial(rows, at: number, standing) { return .unusual }
        if let id = try writer.insert(rows, at: number, now: now) {
            noteCreated(id, rows, at: number)
            expectsNew = true
            return .created
        }
        expectsNew = false
        return try compare(rows, at: number) ?? .unusual
    }

    mutating func apply(_ rows: PackedRows, in numbers: Range<Int>) throws -> BatchOutcome {
        guard expectsNew else { return .none }
        for number in numbers where try writer.isSpecial(rows, at: number, standing) { return .none }
        let made = try writer.insert(rows, in: numbers, now: now)
        if made.count == numbers.count {
            for (id, number) in zip(made, numbers) { noteCreated(id, rows, at: number) }
            return .allCreated
        }
        expectsNew = false
        return .each(
            try numbers.map { number in
                guard let found = try writer.compare(rows, at: number), made.contains(found.id) else {
                    return try compare(rows, at: number) ?? .unusual
                }
                noteCreated(found.id, rows, at: number)
                return .created
            })
    }

    /// What a row is that says something of a member who is there; nil when none is.
    private mutating func compare(_ rows: PackedRows, at number: Int) throws -> PackedOutcome? {
        guard let (id, isSame) = try writer.compare(rows, at: number) else { return nil }
        guard isSame else { return .unusual }
        if let state = state(rows, at: number) {
            try consents.settle()
            guard try consents.standingState(memberID: id) == state else { return .unusual }
        }
        return .unchanged
    }

    private mutating func noteCreated(_ id: Int64, _ rows: PackedRows, at number: Int) {
        guard let state = state(rows, at: number) else { return }
        consents.append(
            memberID: id, state: state, basis: consent?.basis, at: now, proof: proof(line: rows.line(number)))
    }

    func row(_ rows: PackedRows, at number: Int) throws -> MemberRow {
        var row = MemberRow(
            line: rows.line(number), cells: rows.fields(number),
            email: try EmailAddress(parsing: rows.text(number, MemberPacker.email) ?? ""),
            externalID: rows.text(number, MemberPacker.externalID),
            values: (MemberPacker.values..<rows.cellsPerRow).map { rows.value(number, $0) })
        row.consent = rows.text(number, MemberPacker.consent).flatMap(ConsentState.init)
        if row.consent == nil, let consent { (row.consent, row.consentBasis) = (consent.state, consent.basis) }
        return row
    }

    /// What a consent that the file gives rests on.
    func proof(line: Int) -> String { "\(fileName), line \(line)" }

    private func state(_ rows: PackedRows, at number: Int) -> ConsentState? {
        rows.text(number, MemberPacker.consent).flatMap(ConsentState.init) ?? consent?.state
    }
}
