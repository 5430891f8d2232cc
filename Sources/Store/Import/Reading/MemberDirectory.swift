/// Remembers the members of whom activities have come, in a fixed amount of memory. What it knows is true as long as nobody
/// else writes to the store.
struct MemberDirectory {
    private struct Entry {
        var hash = 0
        /// 0 for no member; negative once the member is known to be touched.
        var id: Int64 = 0
    }

    private var entries: [Entry]
    private let mask: Int

    /// - Parameter members: how many there are.
    init(members: Int) {
        var size = 1 << 10
        while size < members, size < 1 << 20 { size <<= 1 }
        entries = Array(repeating: Entry(), count: size)
        mask = size - 1
    }

    /// The member with this hash of an address or an external id.
    func find(_ hash: Int) -> (id: Int64, isTouched: Bool)? {
        let entry = entries[hash & mask]
        return entry.hash == hash && entry.id != 0 ? (abs(entry.id), entry.id < 0) : nil
    }

    mutating func remember(_ hash: Int, id: Int64, isTouched: Bool) {
        entries[hash & mask] = Entry(hash: hash, id: isTouched ? -id : id)
    }

    mutating func forgetAll() { for index in entries.indices { entries[index] = Entry() } }
}
