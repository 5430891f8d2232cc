import Foundation
internal import Formats

/// Cells from outside made into text for the store: NFC, trimmed, without what could break a header or a terminal.
enum CellText {
    /// True for a cell with nothing but spaces.
    static func isBlank(_ cell: String) -> Bool {
        if let first = cell.utf8.first, (0x21..<0x7F).contains(first) { return false }
        return cell.allSatisfy(\.isWhitespace)
    }

    /// Text of one line, nil for an empty cell. Line breaks and control characters become a space.
    static func line(_ cell: String, limit: Int = 200) throws(RowReject) -> String? {
        try clean(cell, limit: limit, keepsLines: false)
    }

    /// Text that may have several lines.
    static func text(_ cell: String, limit: Int = 10_000) throws(RowReject) -> String? {
        try clean(cell, limit: limit, keepsLines: true)
    }

    private static func clean(_ cell: String, limit: Int, keepsLines: Bool) throws(RowReject) -> String? {
        var text = cell
        if !isPlain(cell) {
            var scalars = String.UnicodeScalarView()
            for scalar in cell.unicodeScalars { append(scalar, to: &scalars, keepsLines: keepsLines) }
            text =
                String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
                .precomposedStringWithCanonicalMapping
        }
        if text.utf8.count > limit, text.count > limit {
            throw RowReject(Phrase("\(text.count, "character", "characters"), and \(limit) is the most"))
        }
        return text.isEmpty ? nil : text
    }

    /// True for printable ASCII without a space at either end, which needs no work.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.first != 0x20 && bytes.last != 0x20 && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }

    /// True for the bytes of a text that stays as it is: printable, in NFC, without spaces at its ends. Only Latin and Cyrillic
    /// letters are looked at; other text may be of the kind all the same.
    static func isClean(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int = 200) -> Bool {
        guard bytes.count <= limit, bytes.first != 0x20, bytes.last != 0x20 else { return false }
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x20..<0x7F: index += 1
            // U+00C0 to U+02FF and U+0400 to U+047F, none of which takes part in a composition.
            case 0xC3...0xCB, 0xD0...0xD1:
                guard index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 else { return false }
                index += 2
            default: return false
            }
        }
        return true
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView, keepsLines: Bool) {
        switch scalar.value {
        case 0x0A, 0x09:
            text.append(keepsLines ? scalar : " ")
        case 0x0D:
            if !keepsLines { text.append(" ") }
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
            text.append(" ")
        case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
            break  // Direction overrides make a name read as another; what cannot be seen makes one name two.
        default:
            text.append(scalar)
        }
    }

    /// `a, b; c` as its parts, without repeats. A part in quotes may have commas in it: `"vip","Moscow, Russia"`.
    static func list(_ cell: String) throws(RowReject) -> [String] {
        var parts: [String] = []
        for part in split(cell) {
            if let text = try line(part, limit: 100), !parts.contains(text) { parts.append(text) }
        }
        return parts
    }

    private static func split(_ cell: String) -> [String] {
        func ends(_ character: Character) -> Bool { character == "," || character == ";" || character.isNewline }
        if !cell.utf8.contains(0x22) { return cell.split(whereSeparator: ends).map(String.init) }
        var parts: [String] = []
        var part = ""
        var isQuoted = false
        for character in cell {
            if character == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, ends(character) {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        return parts + [part]
    }
}
