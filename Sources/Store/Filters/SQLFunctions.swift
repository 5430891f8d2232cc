internal import Crypto
internal import Formats
internal import SQLite

/// The few SQL functions that filters and stages need and no database has. Each is pure.
enum SQLFunctions {
    /// - `kamerton_fold(text)`: for `~=`.
    /// - `kamerton_share(word, member key)`: where a member falls by the store's keyed hash, from 0 up to 2^63.
    /// - `kamerton_after(milliseconds, span, zone)`: when a moment leaves a window of months or years.
    /// - `kamerton_midnight(day, zone)`: when a day begins, in milliseconds.
    static func add(to connection: Connection, salt: [UInt8]) throws {
        try CalendarFunctions.add(to: connection)
        try ForecastFunctions.add(to: connection)
        try connection.addFunction("kamerton_fold", arguments: 1) { values in
            guard case .text(let text) = values[0] else { return .null }
            return .text(CaseFold.fold(text))
        }
        try connection.addFunction("kamerton_share", arguments: 2) { values in
            guard case .text(let word) = values[0], case .blob(let key) = values[1] else { return .null }
            return .integer(Int64(KeyedShare.fraction(salt: salt, word: word, key: key) >> 1))
        }
        try connection.addFunction("kamerton_after", arguments: 3) { values in
            guard case .integer(let at) = values[0], case .text(let text) = values[1], let span = Span(text),
                case .text(let name) = values[2], let zone = Zone(name)
            else { return .null }
            return .integer(span.leaving(Instant(milliseconds: at), in: zone).milliseconds)
        }
        try connection.addFunction("kamerton_midnight", arguments: 2) { values in
            guard case .text(let text) = values[0], let day = CivilDate(text), case .text(let name) = values[1],
                let zone = Zone(name)
            else { return .null }
            return .integer(zone.startOfDay(day).milliseconds)
        }
    }
}

/// Where a member falls between 0 and 1 by a keyed hash: the same always, and independent for each word.
package enum KeyedShare {
    /// The first 8 bytes, big-endian, of HMAC-SHA256(salt, word and key, each preceded by its length): a fraction of 2^64.
    package static func fraction(salt: [UInt8], word: String, key: [UInt8]) -> UInt64 {
        var message: [UInt8] = []
        for part in [Array(word.utf8), key] {
            message += [0, 0, UInt8(part.count >> 8 & 255), UInt8(part.count & 255)] + part
        }
        return Crypto.hmacSHA256(key: salt, message).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
