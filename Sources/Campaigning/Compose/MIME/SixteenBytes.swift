/// Sixteen bytes of a text looked at in one step. The questions answer with a mark in the place of each byte.
struct SixteenBytes {
    typealias Marks = SIMDMask<SIMD16<Int8>>

    static let count = 16
    private let bytes: SIMD16<UInt8>

    init(at address: UnsafePointer<UInt8>) {
        bytes = UnsafeRawPointer(address).loadUnaligned(as: SIMD16<UInt8>.self)
    }

    @inline(__always) func store(at address: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(address).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    }

    /// Marks controls but DEL, and the bytes outside of ASCII.
    @inline(__always) var controlsAndBeyondASCII: Marks {
        // As signed numbers, both are below the space.
        unsafeBitCast(bytes, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: 0x20)
    }

    @inline(__always) func equal(to byte: UInt8) -> Marks { bytes .== SIMD16<UInt8>(repeating: byte) }

    /// How many bytes are the same at the beginning.
    @inline(__always) func countSame(as other: SixteenBytes) -> Int {
        SixteenBytes.countBefore(bytes .!= other.bytes)
    }

    @inline(__always) static func isAny(_ marks: Marks) -> Bool {
        let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        return words.x | words.y != 0
    }

    /// How many bytes stand before the first that is marked: 16 when none is.
    @inline(__always) static func countBefore(_ marks: Marks) -> Int {
        let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        // Without a mark a word has 64 zeros: eight bytes.
        return words.x != 0
            ? words.x.littleEndian.trailingZeroBitCount >> 3 : 8 + words.y.littleEndian.trailingZeroBitCount >> 3
    }
}
