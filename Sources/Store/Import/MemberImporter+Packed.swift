internal import Formats
internal import SQLite

/// The usual rows: of a new member, or of one of whom they say nothing new.
extension MemberImporter {
    mutating func apply(_ rows: PackedRows, at number: Int) throws -> PackedOutcome {
        if expectsNew {
            if try writer.isSpecial(rows, at: number, standing) { return .unusual }
            if let id = try writer.insert(rows, at: number, now: now) {
                if let state = state(rows, at: number) {
                    consents.append(
                        memberID: id, state: state, basis: consent?.basis, at: now,
                        proof: proof(line: rows.line(number)))
                }
                return .created
            }
        }
        guard let (id, isSame) = try writer.compare(rows, at: number), isSame else { return .unusual }
        if let state = state(rows, at: number) {
            try consents.settle()
            guard try consents.standingState(memberID: id) == state else { return .unusual }
        }
        expectsNew = false
        return .unchanged
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
