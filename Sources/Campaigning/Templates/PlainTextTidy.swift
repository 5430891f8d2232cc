/// Last touches to a rendered text part: no spaces at the ends of lines, no more than one empty line in a row, one line
/// break at the end. Conditions in a template leave such gaps.
enum PlainTextTidy {
    static func tidy(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            // What is left out makes room for the line break at the end, or there is one more.
            String(unsafeUninitializedCapacity: bytes.count + 1) { output in
                var count = 0
                func put(_ byte: UInt8) {
                    output[count] = byte
                    count += 1
                }
                var breaks = 0
                var spaces = 0
                for byte in bytes {
                    switch byte {
                    case 0x0A:
                        breaks += 1
                        spaces = 0
                    case 0x20, 0x09: spaces += 1
                    case 0x0D: continue
                    default:
                        if count > 0 { for _ in 0..<min(breaks, 2) { put(0x0A) } }
                        breaks = 0
                        for _ in 0..<spaces { put(0x20) }
                        spaces = 0
                        put(byte)
                    }
                }
                put(0x0A)
                return count
            }
        }
    }
}
