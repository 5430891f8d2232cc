/// A sound record before anything is made of it: the bytes of its fields, unescaped, where the reader has them. Not to be
/// kept. Nobody has looked whether they are UTF-8.
package struct RawRecord {
    /// The physical line on which the record begins (1-based).
    package let line: Int
    /// All fields, one after another.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// Field `i` ends before `ends[i]`.
    package let ends: UnsafeBufferPointer<Int>
    /// Bytes between two fields: 1 where the delimiters are still there.
    package let gap: Int

    init(line: Int, bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int>, gap: Int) {
        (self.line, self.bytes, self.ends, self.gap) = (line, bytes, ends, gap)
    }

    @inlinable package var count: Int { ends.count }

    /// Where a field stands in `bytes`.
    @inlinable package func range(_ field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1] + gap)..<ends[field] }

    @inlinable package subscript(field: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range(field)])
    }
}
