package import Formats
internal import SQLite

extension Store {
    /// Takes one token from the bucket of a block of addresses; a bucket holds `capacity` and is full again after
    /// `window` milliseconds without use. Buckets that are full again are thrown away, so the table never has more rows
    /// than blocks that wrote within one window.
    /// - Returns: milliseconds to wait when there is none, else nil.
    package func takeSignUpToken(
        block: String, capacity: Int, window: Int64, now: Instant
    ) throws -> Int64? {
        try inTransaction {
            let rate = Double(capacity) / Double(max(1, window))
            let held = try connection.firstRow(
                "SELECT tokens, at FROM sign_up_limits WHERE block = :block", ["block": .text(block)]
            ) { ($0.real(0), $0.integer(1)) }
            var tokens = Double(capacity)
            if let (left, at) = held {
                // A clock that stepped back fills nothing and takes nothing.
                tokens = min(tokens, left + Double(max(0, now.milliseconds - at)) * rate)
            }
            // A refusal writes nothing: what comes too often costs no write.
            guard tokens >= 1 else { return Int64(((1 - tokens) / rate).rounded(.up)) }
            try connection.run(
                "DELETE FROM sign_up_limits WHERE at < :full", ["full": .integer(now.milliseconds - window)])
            try connection.run(
                """
                INSERT INTO sign_up_limits (block, tokens, at) VALUES (:block, :tokens, :now)
                ON CONFLICT (block) DO UPDATE SET tokens = excluded.tokens, at = excluded.at
                """, ["block": .text(block), "tokens": .real(tokens - 1), "now": .integer(now.milliseconds)])
            return nil
        }
    }
}
