import Foundation
internal import Store

/// One folded spelling of an address, to be found in bytes of any case and never as a part of a longer address:
/// `anna@example.org` is not in `joanna@example.org`.
struct AddressNeedle: Sendable {
    private let text: String
    private let bytes: [UInt8]
    private let isASCII: Bool

    init(_ folded: String) {
        text = folded
        bytes = Array(folded.utf8)
        isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    func isIn(_ haystack: [UInt8]) -> Bool {
        let folded = isASCII ? haystack.map(AddressNeedle.lower) : AddressNeedle.fold(haystack)
        return !ranges(in: folded).isEmpty
    }

    /// Replaces every mention. What is around it stays as it is in ASCII spellings, and is folded in others.
    func replaced(in text: String, by replacement: String) -> String {
        let original = Array(text.utf8)
        let folded = isASCII ? original.map(AddressNeedle.lower) : AddressNeedle.fold(original)
        let found = ranges(in: folded)
        guard !found.isEmpty else { return text }
        let source = isASCII ? original : folded
        var result: [UInt8] = []
        var start = 0
        for range in found {
            result += source[start..<range.lowerBound]
            result += replacement.utf8
            start = range.upperBound
        }
        return String(decoding: result + source[start...], as: UTF8.self)
    }

    /// Where the address stands in bytes that may not move: spellings outside ASCII are found as they are written here.
    func plainRanges(in bytes: [UInt8]) -> [Range<Int>] {
        ranges(in: isASCII ? bytes.map(AddressNeedle.lower) : bytes)
    }

    /// Where the address stands on its own.
    func ranges(in folded: [UInt8]) -> [Range<Int>] {
        guard let first = bytes.first, folded.count >= bytes.count else { return [] }
        var found: [Range<Int>] = []
        var index = 0
        folded.withUnsafeBufferPointer { haystack in
            while index + bytes.count <= haystack.count {
                guard haystack[index] == first, matches(haystack, at: index) else {
                    index += 1
                    continue
                }
                let range = index..<index + bytes.count
                if isAlone(haystack, range) { found.append(range) }
                index = range.upperBound
            }
        }
        return found
    }

    private func matches(_ haystack: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for offset in bytes.indices where haystack[start + offset] != bytes[offset] { return false }
        return true
    }

    private func isAlone(_ haystack: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        if range.lowerBound > 0 {
            let before = haystack[range.lowerBound - 1]
            if AddressNeedle.isWord(before) || [0x2B, 0x2D, 0x2E, 0x5F].contains(before) { return false }
            if before >= 0x80, AddressNeedle.isLetter(endingAt: range.lowerBound, in: haystack) { return false }
        }
        guard range.upperBound < haystack.count else { return true }
        let after = haystack[range.upperBound]
        if AddressNeedle.isWord(after) || after == 0x2D { return false }
        // The dot may end a sentence, or go on with the domain.
        if after == 0x2E, range.upperBound + 1 < haystack.count {
            return !AddressNeedle.isWord(haystack[range.upperBound + 1])
        }
        return true
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// The character before is a letter of another script (a dash or a quotation mark is none).
    private static func isLetter(endingAt end: Int, in haystack: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = end - 1
        while start > 0, end - start < 4, haystack[start] & 0xC0 == 0x80 { start -= 1 }
        let scalar = String(decoding: haystack[start..<end], as: UTF8.self).unicodeScalars.first
        return scalar.map { $0.properties.isAlphabetic } ?? false
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 32 : byte }

    private static func fold(_ bytes: [UInt8]) -> [UInt8] {
        Array(CaseFold.fold(String(decoding: bytes, as: UTF8.self)).utf8)
    }
}
