import Glibc

/// A text and its quoted-printable form, line by line, so that what the next text has in common with it is copied: messages of one
/// template differ in few lines. The encoding of a line depends on nothing outside of it.
struct EncodedLines {
    /// A longer text is not kept.
    private static let longest = 1 << 18
    /// So many texts in turn that have little in common with the one that is kept put another in its place.
    private static let patience = 16
    /// So many bytes are compared at a time, while they are the same.
    private static let alike = 256

    private var text: [UInt8] = []
    private var encoded: [UInt8] = []
    /// Where each line that ends with LF begins in the two, and where the last ends.
    private var starts: [(text: Int, encoded: Int)] = [(0, 0)]
    private var strangers = 0

    init() {}

    private init(_ text: UnsafeBufferPointer<UInt8>, encoded: UnsafeBufferPointer<UInt8>) {
        self.text = Array(text)
        self.encoded = Array(encoded)
        var end = 0
        for (index, byte) in text.enumerated() where byte == EncodedLines.newline {
            // A soft break follows an equals sign, which stands for nothing else.
            repeat {
                guard let next = EncodedLines.lineEnd(encoded, from: end) else { return }
                end = next
            } while end >= 3 && encoded[end - 3] == 0x3D
            starts.append((index + 1, end))
        }
    }

    /// Appends a text encoded as `QuotedPrintable` does.
    mutating func append(_ source: UnsafeBufferPointer<UInt8>, to output: inout OctetBuffer) {
        guard let from = source.baseAddress, !source.isEmpty else { return }
        guard starts.count > 1 else { return appendAndKeep(source, from, to: &output) }
        let first = output.room(for: QuotedPrintable.room(for: source.count))
        var (place, line, end, copied) = (0, 0, first, 0)
        while place < source.count, line < starts.count - 1 {
            let known = starts[line]
            let same = text.withUnsafeBufferPointer {
                let most = min($0.count - known.text, source.count - place)
                return EncodedLines.common(from + place, $0.baseAddress! + known.text, most)
            }
            while line + 1 < starts.count, starts[line + 1].text - known.text <= same { line += 1 }
            let (count, octets) = (starts[line].text - known.text, starts[line].encoded - known.encoded)
            encoded.withUnsafeBufferPointer { end.update(from: $0.baseAddress! + known.encoded, count: octets) }
            (place, end, copied) = (place + count, end + octets, copied + count)
            guard place < source.count, line < starts.count - 1 else { break }
            // This one is not what it was.
            let length = EncodedLines.lineEnd(source, from: place).map { $0 - place } ?? source.count - place
            end = QuotedPrintable.write(from + place, count: length, to: end)
            (place, line) = (place + length, line + 1)
        }
        if place < source.count {
            end = QuotedPrintable.write(from + place, count: source.count - place, to: end)
        }
        output.advance(by: end - first)
        strangers = copied * 2 < source.count ? strangers + 1 : 0
        if strangers == EncodedLines.patience { self = EncodedLines() }
    }

    private mutating func appendAndKeep(
        _ source: UnsafeBufferPointer<UInt8>, _ from: UnsafePointer<UInt8>, to output: inout OctetBuffer
    ) {
        let first = output.room(for: QuotedPrintable.room(for: source.count))
        let end = QuotedPrintable.write(from, count: source.count, to: first)
        output.advance(by: end - first)
        // CR ends lines, too: no text of ours has one.
        guard source.count <= EncodedLines.longest, memchr(from, 0x0D, source.count) == nil,
            memchr(from, Int32(EncodedLines.newline), source.count) != nil
        else { return }
        self = EncodedLines(source, encoded: UnsafeBufferPointer(start: first, count: end - first))
    }

    private static let newline: UInt8 = 0x0A

    /// Behind the next LF.
    private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, from place: Int) -> Int? {
        guard let base = text.baseAddress, place < text.count,
            let found = memchr(base + place, Int32(newline), text.count - place)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
    }

    /// How many bytes two texts begin with alike, of so many.
    private static func common(_ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, _ most: Int) -> Int {
        var count = 0
        while count + alike <= most, memcmp(one + count, other + count, alike) == 0 { count += alike }
        while count + SixteenBytes.count <= most {
            let same = SixteenBytes(at: one + count).countSame(as: SixteenBytes(at: other + count))
            count += same
            if same < SixteenBytes.count { return count }
        }
        while count < most, one[count] == other[count] { count += 1 }
        return count
    }
}
