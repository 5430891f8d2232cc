/// Which header fields a signature covers: each of these as often as the message has it, and some once more than that, so that
/// nobody can add a second one (RFC 6376, 5.4 and 8.15).
package struct DKIMHeaders: Sendable, Hashable {
    /// In lower case, in the order of `h=`; `from` is the first.
    package let names: [String]
    /// Those of which a further one breaks the signature. `from` always is.
    package let oversigned: Set<String>
    /// The names as octets, and whether each is oversigned.
    private let entries: [Entry]
    /// Where an entry is by its key, or behind that place; -1 is a place of none. A power of two, and at most a quarter is taken.
    private let places: [Int]

    private struct Entry: Sendable, Hashable {
        let name: [UInt8]
        let isOversigned: Bool
        /// What tells most of the names apart.
        let key: UInt32

        init(_ name: String, isOversigned: Bool) {
            self.name = Array(name.utf8)
            self.isOversigned = isOversigned
            key = self.name.withUnsafeBufferPointer { name in
                name.baseAddress.map { DKIMHeaders.key($0, count: name.count) } ?? 0
            }
        }

        /// Whatever the case.
        func isCalled(_ text: UnsafePointer<UInt8>, count: Int) -> Bool {
            name.withUnsafeBufferPointer { name in
                guard name.count == count else { return false }
                var index = 0
                while index < count, name[index] == DKIMHeaders.lowercased(text[index]) { index += 1 }
                return index == count
            }
        }
    }

    package init(_ names: [String], oversigned: Set<String> = []) {
        var seen: Set<String> = []
        let all = (["from"] + names.map { $0.lowercased() }).filter { seen.insert($0).inserted }
        let twice = oversigned.union(["from"])
        self.names = all
        self.oversigned = twice
        entries = all.map { Entry($0, isOversigned: twice.contains($0)) }
        var places = [Int](repeating: -1, count: 1 << (Int.bitWidth - (4 * all.count).leadingZeroBitCount))
        for (index, entry) in entries.enumerated() {
            var place = DKIMHeaders.place(of: entry.key, among: places.count)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = index
        }
        self.places = places
    }

    private static func place(of key: UInt32, among count: Int) -> Int { Int((key &* 0x9E37_79B1) >> 16) & (count - 1) }

    /// What a reader sees, what tells programs how to treat the mail, and the way out of the list.
    package static let standard = DKIMHeaders(
        [
            "from", "reply-to", "to", "cc", "subject", "date", "message-id", "mime-version", "content-type",
            "content-transfer-encoding", "content-language", "in-reply-to", "references", "list-id", "list-unsubscribe",
            "list-unsubscribe-post", "list-help", "list-owner", "list-archive", "precedence", "auto-submitted",
            "feedback-id",
        ],
        oversigned: [
            "from", "reply-to", "to", "cc", "subject", "date", "mime-version", "content-type",
            "content-transfer-encoding", "list-unsubscribe", "list-unsubscribe-post",
        ])

    /// The place in `names` of a field's name, whatever its case; nil for a field that is not signed.
    func place(of field: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let text = field.baseAddress, var count = field.firstIndex(of: 0x3A) else { return nil }
        while count > 0, text[count - 1] == 0x20 || text[count - 1] == 0x09 { count -= 1 }
        let key = DKIMHeaders.key(text, count: count)
        return entries.withUnsafeBufferPointer { entries in
            places.withUnsafeBufferPointer { places in
                var place = DKIMHeaders.place(of: key, among: places.count)
                while places[place] >= 0 {
                    let index = places[place]
                    if entries[index].key == key, entries[index].isCalled(text, count: count) { return index }
                    place = (place + 1) & (places.count - 1)
                }
                return nil
            }
        }
    }

    /// How long a name is, and its first and last letters.
    private static func key(_ name: UnsafePointer<UInt8>, count: Int) -> UInt32 {
        guard count > 0 else { return 0 }
        return UInt32(truncatingIfNeeded: count) << 16 | UInt32(lowercased(name[0])) << 8
            | UInt32(lowercased(name[count - 1]))
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// What `h=` names for a message: places in `names`.
    func mentions(in fields: MailFields) -> [Int] {
        var mentions: [Int] = []
        mentions.reserveCapacity(2 * entries.count)
        for place in entries.indices {
            for _ in 0..<fields.count(place) + (entries[place].isOversigned ? 1 : 0) { mentions.append(place) }
        }
        return mentions
    }

    /// A name as octets.
    func octets(_ place: Int) -> [UInt8] { entries[place].name }
}
