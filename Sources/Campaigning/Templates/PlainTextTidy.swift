/// Last touches to a rendered text part: no spaces at the ends of lines, no more than one empty line in a row, one line
/// break at the end. Conditions in a template leave such gaps.
enum PlainTextTidy {
    static func tidy(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            // What is left out makes room for the line break at the end, or there is one more.
            String(unsafeUninitializedCapacity: bytes.count + 1) { output in
                var (count, breaks, spaces) = (0, 0, 0)
                for byte in bytes {
                    switch byte {
                    case 0x0A: (breaks, spaces) = (breaks + 1, 0)
                    case 0x20, 0x09: spaces += 1
                    case 0x0D: continue
                    default:
                        if breaks + spaces > 0 {
                            let kept = count > 0 ? min(breaks, 2) : 0
                            for offset in 0..<kept { output[count + offset] = 0x0A }
                            for offset in 0..<spaces { output[count + kept + offset] = 0x20 }
                            count += kept + spaces
                            (breaks, spaces) = (0, 0)
                        }
                        output[count] = byte
                        count += 1
                    }
                }
                output[count] = 0x0A
                count += 1
                return count
            }
        }
    }
}
