/// Text that is fit for a header field: no control characters, no line breaks (each becomes a space), no white space at
/// its ends or in runs.
/// The only way to make one is to clean a text, so that nothing can be injected through it.
package struct HeaderText: Sendable, Hashable {
    package let value: String

    package init(cleaning text: String) {
        if HeaderText.isClean(text) {
            value = text
            return
        }
        var result = String.UnicodeScalarView()
        var hasSpace = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0x7F..<0xA0, 0x2028, 0x2029: hasSpace = !result.isEmpty
            default:
                if hasSpace { result.append(" ") }
                hasSpace = false
                result.append(scalar)
            }
        }
        value = String(result)
    }

    /// True for nearly every text. The controls beyond ASCII and the separators of lines begin with C2 and E2.
    private static func isClean(_ text: String) -> Bool {
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            switch byte {
            case 0..<0x20, 0x7F, 0xC2, 0xE2: return false
            case 0x20 where previous == 0x20: return false
            default: previous = byte
            }
        }
        return previous != 0x20 || text.isEmpty
    }

    /// True when the text can stand in a header as it is: printable ASCII that no reader takes for an encoded word.
    var isPlain: Bool {
        var previous: UInt8 = 0
        for byte in value.utf8 {
            if byte < 0x20 || byte > 0x7E || (previous == 0x3D && byte == 0x3F) { return false }
            previous = byte
        }
        return true
    }
}
