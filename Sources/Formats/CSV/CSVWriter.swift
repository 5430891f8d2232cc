/// Writes CSV (RFC 4180, CRLF, UTF-8) into a buffer that the caller empties.
///
/// A `defused` writer puts an apostrophe before what a spreadsheet would run as a formula (a leading `=` `+` `-` `@`, tab or
/// line break, unless the cell is a plain number). `CSVWriter.undefused` takes exactly that apostrophe away again.
package struct CSVWriter {
    package let delimiter: UInt8
    package let isDefused: Bool
    /// What has been written since `takeBytes` was last called.
    package private(set) var bytes: [UInt8] = []

    package init(delimiter: UInt8 = 0x2C, defused: Bool = false) {
        (self.delimiter, isDefused) = (delimiter, defused)
    }

    package mutating func write(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            // A line with one empty field would be a blank line.
            write(isDefused ? CSVWriter.defused(field) : field, mustQuote: fields.count == 1 && field.isEmpty)
        }
        bytes += [0x0D, 0x0A]
    }

    /// The bytes so far, which are then forgotten.
    package mutating func takeBytes() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func write(_ field: String, mustQuote: Bool) {
        let text = field.utf8
        let needsQuotes =
            mustQuote || text.first == 0x20 || text.last == 0x20
            || text.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else {
            bytes += text
            return
        }
        bytes.append(0x22)
        for byte in text {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// The cell with an apostrophe before it if a spreadsheet could take it for a formula.
    package static func defused(_ field: String) -> String { isFormula(field) ? "'" + field : field }

    /// The cell as it was before `defused`.
    package static func undefused(_ field: String) -> String {
        field.utf8.first == 0x27 && isFormula(field) ? String(field.dropFirst()) : field
    }

    /// True for a formula's first character after any apostrophes (so that defusing can be undone), but not for a number.
    private static func isFormula(_ field: String) -> Bool {
        guard let first = field.unicodeScalars.first(where: { $0 != "'" }) else { return false }
        switch first {
        case "=", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF20}", "\u{FF0B}", "\u{FF0D}": return true
        case "+", "-":
            let isPlainNumber = field.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
            return !(isPlainNumber && field.utf8.count > 1 && field.utf8.first != 0x27)
        default: return false
        }
    }
}
