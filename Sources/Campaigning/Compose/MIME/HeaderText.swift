/// Text that is fit for a header field: no control characters, no line breaks (each becomes a space), no white space at
/// its ends or in runs.
/// The only way to make one is to clean a text, so that nothing can be injected through it.
package struct HeaderText: Sendable, Hashable {
    package let value: String
    /// True when the text can stand in a header as it is: printable ASCII that no reader takes for an encoded word.
    let isPlain: Bool

    package init(cleaning text: String) {
        value = TextCleaning.isClean(text) ? text : HeaderText.cleaned(text)
        isPlain = HeaderText.isPlain(value)
    }

    private static func cleaned(_ text: String) -> String {
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
        return String(result)
    }

    private static func isPlain(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var previous: UInt8 = 0
            for byte in bytes {
                if byte < 0x20 || byte > 0x7E || (previous == 0x3D && byte == 0x3F) { return false }
                previous = byte
            }
            return true
        }
    }
}

/// Says quickly of nearly every text that there is nothing to take away from it.
enum TextCleaning {
    /// False when a text may hold what is not for one line, or white space at its ends or in runs. The controls beyond ASCII
    /// and the separators of lines begin with C2 and E2, marks of direction with E2, the mark of byte order with EF.
    static func isClean(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var previous: UInt8 = 0x20
            for byte in bytes {
                if byte <= 0x20 {
                    guard byte == 0x20, previous != 0x20 else { return false }
                } else if byte >= 0x7F, byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
                    return false
                }
                previous = byte
            }
            return previous != 0x20 || bytes.isEmpty
        }
    }
}
