/// Eight bytes of a text looked at in one step, as the bytes of a word. The questions answer with marks, of which only the
/// first counts: what stands behind it may be marked as well.
struct EightBytes {
    private let word: UInt64

    init(at address: UnsafePointer<UInt8>) {
        word = UInt64(littleEndian: UnsafeRawPointer(address).loadUnaligned(as: UInt64.self))
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let marks: UInt64 = 0x8080_8080_8080_8080

    /// Marks the bytes outside of ASCII.
    var beyondASCII: UInt64 { word }

    /// Marks the bytes below a bound of 128 at most.
    func below(_ bound: UInt8) -> UInt64 {
        (word &- EightBytes.ones &* UInt64(bound)) & ~word
    }

    /// Marks the bytes that are this one.
    func equal(to byte: UInt8) -> UInt64 {
        let difference = word ^ EightBytes.ones &* UInt64(byte)
        return (difference &- EightBytes.ones) & ~difference
    }

    /// True when no byte is marked.
    static func isNone(_ marks: UInt64) -> Bool { marks & EightBytes.marks == 0 }

    /// How many bytes stand before the first that is marked: 8 when none is.
    static func countBefore(_ marks: UInt64) -> Int {
        (marks & EightBytes.marks).trailingZeroBitCount >> 3
    }
}
