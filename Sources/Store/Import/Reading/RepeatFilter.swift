/// Notices in little memory what may have come before: a Bloom filter in blocks of 512 bits, so that each question looks at
/// one line of the processor's cache. It never misses a repeat, and seldom takes something new for one.
struct RepeatFilter {
    /// Eight for each block.
    private var words: [UInt64]
    private let mask: UInt

    /// - Parameter fileSize: in bytes; one bit for every four, between 64 KB and 16 MB of them. Rows are seldom shorter than 80
    ///   bytes, which makes 20 bits or more for each.
    init(fileSize: Int) {
        var bits: UInt = 1 << 19
        while bits < UInt(max(fileSize, 0) / 4), bits < 1 << 27 { bits <<= 1 }
        words = Array(repeating: 0, count: Int(bits / 64))
        mask = bits / 512 - 1
    }

    /// Adds a hash; true when it may have been added before.
    mutating func insert(_ hash: Int) -> Bool {
        var hash = UInt(bitPattern: hash)
        let block = Int(hash & mask) * 8
        hash >>= 27
        return words.withUnsafeMutableBufferPointer { words in
            var isKnown = true
            for _ in 0..<4 {
                let (word, flag) = (block + Int(hash & 7), UInt64(1) << UInt64(hash >> 3 & 63))
                isKnown = isKnown && words[word] & flag != 0
                words[word] |= flag
                hash >>= 9
            }
            return isKnown
        }
    }

    /// Fetches the blocks of hashes that are added next: memory answers many questions in the time of one.
    func fetch(_ hashes: some Sequence<Int>) -> UInt64 {
        words.withUnsafeBufferPointer { words in
            hashes.reduce(0) { $0 ^ words[Int(UInt(bitPattern: $1) & mask) * 8] }
        }
    }
}

/// Puts hashes into a filter some at a time, and tells those that may be repeats.
struct RepeatQueue<Tag> {
    private var filter: RepeatFilter
    private var waiting: [(hash: Int, tag: Tag)] = []
    /// What was fetched, so that it is.
    private(set) var fetched: UInt64 = 0

    private static var size: Int { 64 }

    init(fileSize: Int) {
        filter = RepeatFilter(fileSize: fileSize)
        waiting.reserveCapacity(Self.size)
    }

    /// Calls `repeated` sooner or later for a hash that may have been added before, in the order of adding.
    mutating func add(_ hash: Int, _ tag: Tag, repeated: (Int, Tag) -> Void) {
        waiting.append((hash, tag))
        if waiting.count == Self.size { settle(repeated: repeated) }
    }

    /// Calls `repeated` for what waits.
    mutating func settle(repeated: (Int, Tag) -> Void) {
        fetched ^= filter.fetch(waiting.lazy.map(\.hash))
        for (hash, tag) in waiting where filter.insert(hash) { repeated(hash, tag) }
        waiting.removeAll(keepingCapacity: true)
    }
}
