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

    mutating func apply(_ rows: PackedRows, _ slice: ArraySlice<Int32>) throws -> BatchOutcome {
        let numbers = slice.map { Int($0) }
        guard expectsNew else {
            let found = try writer.compare(rows, numbers)
            // New ones among them are made one by one.
            if found.contains(where: { $0 == nil }) { return .none }
            return .each(try zip(numbers, found).map { try outcome($1!, rows, at: $0) })
        }
        for number in numbers where try writer.isSpecial(rows, at: number, standing) { return .none }
        let made = try writer.insert(rows, numbers, now: now)
        if made.count == numbers.count {
            for (id, number) in zip(made, numbers) { noteCreated(id, rows, at: number) }
            return .allCreated
        }
        expectsNew = false
        return .each(
            try zip(numbers, writer.compare(rows, numbers)).map { number, found in
                guard let found else { return .unusual }
                guard made.contains(found.id) else { return try outcome(found, rows, at: number) }
                noteCreated(found.id, rows, at: number)
                return .created
            })
    }

    /// What a row is that says something of a member who is there; nil when none is.
    private mutating func compare(_ rows: PackedRows, at number: Int) throws -> PackedOutcome? {
        try writer.compare(rows, at: number).map { try outcome($0, rows, at: number) }
    }

    private mutating func outcome(
        _ found: (id: Int64, isSame: Bool), _ rows: PackedRows, at number: Int
    ) throws -> PackedOutcome {
        guard found.isSame else { return .unusual }
        guard let state = state(rows, at: number) else { return .unchanged }
        try consents.settle()
        return try consents.standingState(memberID: found.id) == state ? .unchanged : .unusual
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
