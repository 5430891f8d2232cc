internal import Definitions
internal import Formats
internal import SQLite

/// Takes members in: upsert by address, or by external id.
struct MemberImporter: RowImporter {
    var preparer: MemberPreparer
    let store: Store
    let writer: MemberWriter
    var consents: ConsentWriter
    let consent: MemberImport.DefaultConsent?
    let fileName: String
    let now: Instant
    private let columns: [MemberColumn]
    /// What the store has at all, known anew in each transaction. What it has not need not be looked for.
    private(set) var standing = Standing()
    /// Files are mostly of new members or mostly of known ones: what the last row was, the next one probably is.
    var expectsNew = true
    private(set) var tally = Tally()

    struct Standing {
        var hasSuppressions = true
        var hasErased = true
        var hasFrozenKeys = true
    }

    /// What is told besides the counts.
    struct Tally {
        var withdrawalsKept = 0
        var suppressed = 0
        var addressesChanged = 0
    }

    init(
        store: Store, reader: MemberRowReader, scan: MemberScan, consent: MemberImport.DefaultConsent?,
        source: String, fileName: String, now: Instant
    ) throws {
        self.store = store
        columns = reader.columns
        writer = try MemberWriter(store: store, columns: columns.map(\.name))
        consents = try ConsentWriter(store: store, purpose: Consent.all, source: "import:\(source)")
        preparer = MemberPreparer(reader: reader, scan: scan, consent: consent, salt: store.salt)
        self.consent = consent
        self.fileName = fileName
        self.now = now
    }

    mutating func beginChunk() throws {
        standing = Standing(
            hasSuppressions: try store.hasSuppressions(), hasErased: try store.hasErasedAddresses(),
            hasFrozenKeys: try store.hasFrozenKeys())
    }

    mutating func endChunk() throws { try consents.settle() }

    mutating func apply(_ row: MemberRow) throws -> RowOutcome {
        if let email = row.email {
            if expectsNew, !standing.hasSuppressions, let id = try writer.insert(row, email: email, now: now) {
                return try create(id, row, email: email)
            }
            if let found = try writer.find(emailKey: email.key) { return try change(found, row, newEmail: nil) }
            let suppression = standing.hasSuppressions ? try store.suppression(emailKey: email.key) : nil
            if suppression?.reason == .erased {
                throw RowReject(
                    Phrase("this person's data were erased at their wish; the address is not taken in again"),
                    hidesCells: true)
            }
            if suppression != nil { tally.suppressed += 1 }
            if let externalID = row.externalID, let found = try writer.find(externalID: externalID) {
                return try change(found, row, newEmail: email)
            }
            guard let id = try writer.insert(row, email: email, now: now) else {
                throw StoreError.damaged(Phrase("no member can be made"))
            }
            return try create(id, row, email: email)
        }
        guard let externalID = row.externalID, let found = try writer.find(externalID: externalID) else {
            throw RowReject(Phrase("no member has this external_id, and without an address none can be made"))
        }
        return try change(found, row, newEmail: nil)
    }

    private mutating func create(_ id: Int64, _ row: MemberRow, email: EmailAddress) throws -> RowOutcome {
        expectsNew = true
        for tag in row.tags { try store.addTag(tag, memberID: id, at: now) }
        _ = settleConsent(of: id, row, standing: nil)
        return .created
    }

    func created(_ row: MemberRow) -> RowChange {
        let address = row.email?.address ?? ""
        var fields = zip(columns, row.values).filter { $1 != .null }
            .map { ImportChange.Field(column: $0.name, new: $1) }
        if let externalID = row.externalID { fields.append(ImportChange.Field("external_id", new: externalID)) }
        fields += row.tags.map { ImportChange.Field("tag", new: $0) }
        if let consent = row.consent { fields.append(ImportChange.Field("consent", new: consent.rawValue)) }
        return RowChange(who: address, sentence: Phrase("new member \(address)"), fields: fields)
    }

    private mutating func change(
        _ found: MemberWriter.Existing, _ row: MemberRow, newEmail: EmailAddress?
    ) throws -> RowOutcome {
        expectsNew = false
        if let externalID = row.externalID, externalID != found.externalID,
            let other = try store.memberID(externalID: externalID), other != found.id
        {
            throw RowReject(Phrase("external_id \"\(externalID)\" is another member's"))
        }
        var changed = zip(columns, zip(row.values, found.values))
            .filter { $1.0 != .null && $1.0 != $1.1 && !(found.hasChosenLocale && $0.name == "locale") }
            .map { ImportChange.Field(column: $0.name, old: $1.1, new: $1.0) }
        if let externalID = row.externalID, externalID != found.externalID {
            changed.append(ImportChange.Field("external_id", old: found.externalID, new: externalID))
        }
        if let newEmail {
            changed.append(ImportChange.Field("email", old: found.emailKey, new: newEmail.address))
            tally.addressesChanged += 1
            standing.hasFrozenKeys = true
        }
        if !changed.isEmpty { try writer.update(found.id, row, newEmail: newEmail, now: now) }
        for tag in row.tags where try store.addTag(tag, memberID: found.id, at: now) {
            changed.append(ImportChange.Field("tag", new: tag))
        }
        if let consent = row.consent {
            try consents.settle()
            let standing = try store.consentStanding(memberID: found.id, purpose: Consent.all)
            if settleConsent(of: found.id, row, standing: standing) {
                changed.append(ImportChange.Field("consent", old: standing?.state.rawValue, new: consent.rawValue))
            }
        }
        if changed.isEmpty { return .unchanged }
        return .updated { [changed] in
            let who = row.email?.address ?? found.emailKey ?? row.externalID ?? ""
            let what = changed.map { $0.name == "tag" ? "tag \($0.new ?? "")" : $0.name }.joined(separator: ", ")
            return RowChange(who: who, sentence: Phrase("\(who): \(what)"), fields: changed)
        }
    }

    /// Appends what the row says of consent where it is news. A withdrawal is never overridden. True if a row was written.
    private mutating func settleConsent(
        of id: Int64, _ row: MemberRow, standing: ConsentStanding?
    ) -> Bool {
        guard let state = row.consent else { return false }
        if let at = row.consentAt, let standing, standing.at > at { return false }
        switch (standing?.state, state) {
        case (.withdrawn?, .granted), (.withdrawn?, .pending):
            tally.withdrawalsKept += 1
            return false
        case (.granted?, .pending): return false
        case let (old?, new) where old == new: return false
        default: break
        }
        consents.append(
            memberID: id, state: state, basis: row.consentBasis ?? consent?.basis,
            at: row.consentAt ?? max(now, standing?.at ?? now),
            proof: row.consentProof.map { "\($0); \(proof(line: row.line))" } ?? proof(line: row.line))
        return true
    }
}
