/// Notices in little memory what may have come before: a Bloom filter with two bits for each hash. It never misses a repeat,
/// and seldom takes something new for one.
struct RepeatFilter {
    private var words: [UInt64]
    private let mask: UInt

    /// - Parameter fileSize: in bytes; one bit for each, between 64 KB and 16 MB of them.
    init(fileSize: Int) {
        var bits: UInt = 1 << 19
        while bits < UInt(max(fileSize, 0)), bits < 1 << 27 { bits <<= 1 }
        words = Array(repeating: 0, count: Int(bits / 64))
        mask = bits - 1
    }

    /// Adds a hash; true when it may have been added before.
    mutating func insert(_ hash: Int) -> Bool {
        let hash = UInt(bitPattern: hash)
        let first = set(hash & mask)
        let second = set(hash >> 32 & mask)
        return first && second
    }

    /// True when the bit was set already.
    private mutating func set(_ bit: UInt) -> Bool {
        let (word, flag) = (Int(bit / 64), UInt64(1) << UInt64(bit % 64))
        defer { words[word] |= flag }
        return words[word] & flag != 0
    }
}
