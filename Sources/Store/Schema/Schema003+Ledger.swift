internal import SQLite

extension Schema003 {
    /// SQLite tests `IN` with more than two values against a table of them that it makes anew each time a statement runs, and a
    /// check or an index's condition runs with every change of a ledger row. Equalities joined by OR test the same and make none.
    /// What asks for these indexes must write their condition as it stands here (`EventSource`).
    static let ledger = """
        DROP INDEX messages_received_at;
        DROP INDEX messages_received;
        CREATE INDEX messages_received_at ON messages (sent_at, claimed_at, member_id, campaign, state)
            WHERE state = 'sent' OR state = 'uncertain' OR state = 'complained';
        CREATE INDEX messages_received ON messages (member_id, campaign, sent_at, claimed_at, state)
            WHERE state = 'sent' OR state = 'uncertain' OR state = 'complained';

        -- Made again by the next derivation that wants them.
        DROP TRIGGER IF EXISTS stages_see_sent;
        DROP TRIGGER IF EXISTS stages_see_added;

        """

    /// The same for the checks of the ledger's table.
    static let plainChecks = TableRewording(table: "messages") { withRelay(withoutLists($0)) }

    /// One reason more: all relays that may carry it are down.
    static func withRelay(_ definition: String) -> String {
        definition.replacing("reason = 'open_case'", with: "reason = 'open_case' OR reason = 'relay'")
    }

    /// `CHECK (state IN ('a', 'b'))` becomes `CHECK (state = 'a' OR state = 'b')`.
    static func withoutLists(_ definition: String) -> String {
        var result = ""
        var rest = Substring(definition)
        while let check = rest.firstRange(of: "CHECK ("), let end = closing(rest[check.upperBound...]) {
            let condition = rest[check.upperBound..<end]
            result += rest[..<check.upperBound] + (equalities(condition) ?? String(condition))
            rest = rest[end...]
        }
        return result + rest
    }

    /// `state = 'a' OR state = 'b'`, if the condition is a list of values.
    private static func equalities(_ condition: Substring) -> String? {
        let words = condition.split(maxSplits: 2) { $0.isWhitespace }
        guard words.count == 3, words[1] == "IN" else { return nil }
        let list = words[2].trimmingPrefix { $0.isWhitespace }
        guard list.hasPrefix("("), list.hasSuffix(")") else { return nil }
        let values = list.dropFirst().dropLast().split(separator: ",").map { $0.trimmingPrefix { $0.isWhitespace } }
        return values.map { "\(words[0]) = \($0)" }.joined(separator: " OR ")
    }

    /// Where the parenthesis that is open at the beginning closes.
    private static func closing(_ text: Substring) -> Substring.Index? {
        var depth = 1
        for index in text.indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}
