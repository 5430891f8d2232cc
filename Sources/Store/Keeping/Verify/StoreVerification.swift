package import Definitions
package import Formats
internal import SQLite

/// `store verify`: looks through a whole store for what should not be.
package struct StoreVerification {
    private let store: Store
    private let definition: WorkspaceDefinition
    private let now: Instant

    package init(of store: Store, definition: WorkspaceDefinition, now: Instant) {
        (self.store, self.definition, self.now) = (store, definition, now)
    }

    /// Opens the store for reading only and looks through it. A file that cannot be read is a finding like any other.
    package static func findings(
        at path: String, definition: WorkspaceDefinition, now: Instant, isQuick: Bool = false,
        progress: (Phrase) -> Void = { _ in }
    ) throws -> [StoreFinding] {
        do {
            let verification = StoreVerification(of: try Store(reading: path), definition: definition, now: now)
            return try verification.findings(isQuick: isQuick, progress: progress)
        } catch let error as SQLiteError where error.isDamage {
            return [damaged(error.message, count: 1)]
        }
    }

    private static func damaged(_ what: String, count: Int) -> StoreFinding {
        StoreFinding(
            "file", Phrase("the file is damaged: \(what)"),
            suggestion: Phrase("stop every kamerton process, keep a copy of the file, and restore the latest backup"),
            count: count)
    }

    /// - Parameters:
    ///   - isQuick: without comparing every index with its table, which takes most of the time.
    ///   - progress: what is looked at now.
    package func findings(isQuick: Bool = false, progress: (Phrase) -> Void = { _ in }) throws -> [StoreFinding] {
        progress(Phrase("the file"))
        let damage = try damage(isQuick: isQuick)
        // What a damaged file says of its rows is not worth reading.
        if !damage.isEmpty { return damage }
        progress(Phrase("the schema"))
        var findings = try SchemaCheck(store).findings()
        guard findings.allSatisfy({ $0.rule != "schema-table" }) else { return findings }
        progress(Phrase("foreign keys"))
        findings += try foreignKeys()
        let checks =
            LedgerChecks.all + RecordChecks.all + JourneyChecks.all + EventChecks.all + CoreChecks.all + IdeaChecks.all
            + CommunityChecks.all
            + StoryChecks.all
        for check in checks {
            progress(Phrase(verbatim: check.rule))
            if let finding = try finding(of: check) { findings.append(finding) }
        }
        progress(Phrase("limits"))
        findings += try limits()
        progress(Phrase("attributes"))
        findings += try declared()
        findings += try clock() + suppressionHashes()
        return findings
    }

    private func damage(isQuick: Bool) throws -> [StoreFinding] {
        let problems = try store.connection.rows(
            isQuick ? "PRAGMA quick_check (20)" : "PRAGMA integrity_check (20)"
        ) { $0.text(0) }.filter { $0 != "ok" }
        if problems.isEmpty { return [] }
        return [StoreVerification.damaged(problems.joined(separator: "; "), count: problems.count)]
    }

    private func foreignKeys() throws -> [StoreFinding] {
        var counts: [String: (count: Int, rows: [Int64])] = [:]
        try store.connection.forEachRow("PRAGMA foreign_key_check") { row in
            let pair = "\(row.text(0)) → \(row.text(2))"
            counts[pair, default: (0, [])].count += 1
            if let id = row.optionalInteger(1), counts[pair, default: (0, [])].rows.count < 5 {
                counts[pair, default: (0, [])].rows.append(id)
            }
        }
        return counts.sorted { $0.key < $1.key }.map { pair, found in
            StoreFinding(
                "foreign-keys",
                Phrase("\(found.count, "row points", "rows point") at rows that are not there (\(pair))"),
                suggestion: Phrase("restore the latest backup that verifies"), count: found.count, rows: found.rows)
        }
    }

    private func finding(of check: RowCheck) throws -> StoreFinding? {
        var count = 0
        var rows: [Int64] = []
        try store.connection.forEachRow(check.sql) { row in
            count += 1
            if rows.count < 5 { rows.append(row.integer(0)) }
        }
        guard count > 0 else { return nil }
        return StoreFinding(
            check.rule, check.severity, check.message(count), suggestion: check.suggestion, count: count, rows: rows)
    }

    /// More messages to one member than the limits allow in any window: they may have been wider when those were sent.
    private func limits() throws -> [StoreFinding] {
        guard let limit = definition.limits.contacts else { return [] }
        var members: [Int64] = []
        try store.connection.forEachRow(
            """
            SELECT DISTINCT g.member_id FROM messages g
            WHERE g.intent <> 'service' AND g.sent_at IS NOT NULL AND :limit < (
                SELECT count(*) FROM messages o
                WHERE o.member_id = g.member_id AND o.intent <> 'service'
                    AND o.sent_at > g.sent_at - :window AND o.sent_at <= g.sent_at)
            """, ["limit": SQLValue(limit.count), "window": .integer(limit.window.shortestMilliseconds)]
        ) { members.append($0.integer(0)) }
        if members.isEmpty { return [] }
        return [
            StoreFinding(
                "limits", .warning,
                Phrase(
                    "\(members.count, "member", "members") got more than \(limit.count, "message", "messages") in \(limit.window)"
                ),
                suggestion: Phrase(
                    "nothing is to be done if the limit was wider then; else look: kamerton explain EMAIL"),
                count: members.count, rows: Array(members.prefix(5)))
        ]
    }

    private func declared() throws -> [StoreFinding] {
        var findings = try store.typeChanges(definition).map { change in
            StoreFinding(
                "declared-type", Phrase("kamerton.yaml declares \(change.words), and the store has the earlier type"),
                suggestion: Phrase("see what can be converted: kamerton store migrate --dry-run"))
        }
        let changed = Set(try store.typeChanges(definition).map(\.column))
        let places: [(TypeChange.Place, String, [AttributeDefinition])] = [
            (.members, "attr_", definition.attributes),
            (.activities, "field_", definition.activities.flatMap(\.fields)),
        ]
        for (place, prefix, attributes) in places {
            let table = try store.table(place.rawValue)
            for attribute in attributes where !changed.contains(prefix + attribute.name) {
                let column = prefix + attribute.name
                if !table.has(column) {
                    // What a store of before does not have of itself is nobody's mistake.
                    guard place == .members || !ActivityDefinition.toldFields.contains(attribute) else { continue }
                    findings.append(
                        StoreFinding(
                            "declared-column", .warning, Phrase("\(attribute.name) is declared, and has no column yet"),
                            suggestion: Phrase("the next command that writes makes it, such as: kamerton run")))
                } else if try store.hasMisfit(column, place, attribute.type) {
                    findings.append(
                        StoreFinding(
                            "declared-values",
                            Phrase("\(attribute.name) has values that are no \(attribute.type.described)"),
                            suggestion: Phrase("import the right ones, or see them with: kamerton store sql")))
                }
            }
        }
        return findings
    }

    private func clock() throws -> [StoreFinding] {
        guard let highWater = try store.highWater(), highWater > now + 86_400_000 else { return [] }
        return [
            StoreFinding(
                "high-water", .warning, Phrase("the store has seen \(highWater), which is ahead of the clock"),
                suggestion: Phrase(
                    "runs go on as of that time; if a clock was wrong, wait, or ask before you change it"))
        ]
    }

    /// An address whose hash is another's would be mailed although it is suppressed.
    private func suppressionHashes() throws -> [StoreFinding] {
        var wrong: [Int64] = []
        try store.connection.forEachRow(
            "SELECT id, email_hash, email_key FROM suppressions WHERE email_key IS NOT NULL"
        ) {
            if store.emailHash(emailKey: $0.text(2)) != $0.blob(1) { wrong.append($0.integer(0)) }
        }
        if wrong.isEmpty { return [] }
        return [
            StoreFinding(
                "suppression-hash",
                Phrase(
                    "\(wrong.count, "suppressed address is not found by its hash", "suppressed addresses are not found by their hash")"
                ),
                suggestion: Phrase(
                    "was the salt changed? suppress them anew: kamerton suppress list, then suppress add"),
                count: wrong.count, rows: Array(wrong.prefix(5)))
        ]
    }
}

extension Span {
    /// No calendar month is shorter than 28 days.
    fileprivate var shortestMilliseconds: Int64 {
        unit == .months ? Int64(count) * 28 * 86_400_000 : approximateMilliseconds
    }
}
