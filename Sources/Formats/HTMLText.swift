/// Values on their way into HTML.
package enum HTMLText {
    /// Safe as text and in a double-quoted attribute; control characters that HTML forbids are left out.
    package static func escape(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 0x26: output += "&amp;".utf8
            case 0x3C: output += "&lt;".utf8
            case 0x3E: output += "&gt;".utf8
            case 0x22: output += "&quot;".utf8
            case 0x27: output += "&#39;".utf8
            case 0x09, 0x0A: output.append(byte)
            case 0..<0x20, 0x7F: continue
            default: output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }
}
