extension EmailAddress {
    /// Where the @ stands in an address that is its own key, as nearly all are: in lower case and ASCII, two labels or more
    /// that begin with a letter and are no A-labels. Nil for any other text, which may be an address all the same.
    static func simpleSeparator(in text: String) -> Int? {
        var text = text
        return text.withUTF8(simpleSeparator)
    }

    /// True for the bytes of an address that is its own key; they may be one all the same when it is false.
    package static func isItsOwnKey(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { simpleSeparator(in: bytes) != nil }

    private static func simpleSeparator(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count <= 254, let at = bytes.firstIndex(of: 0x40), at <= 64,
            isSimpleLocal(UnsafeBufferPointer(rebasing: bytes[..<at])),
            isSimpleDomain(UnsafeBufferPointer(rebasing: bytes[(at + 1)...]))
        else { return nil }
        return at
    }

    /// Lower-case letters, digits, `_`, `-` and `+`, with single dots between them.
    private static func isSimpleLocal(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x2E
        for byte in bytes {
            switch byte {
            case 0x61...0x7A, 0x30...0x39, 0x5F, 0x2D, 0x2B: break
            case 0x2E where previous != 0x2E: break
            default: return false
            }
            previous = byte
        }
        return previous != 0x2E
    }

    private static func isSimpleDomain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var labelStart = 0
        var previous: UInt8 = 0x2E
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case 0x61...0x7A: break
            case 0x30...0x39 where previous != 0x2E: break
            case 0x2D where previous != 0x2E && previous != 0x2D: break
            case 0x2E where previous != 0x2E && previous != 0x2D && index - labelStart <= 63: labelStart = index + 1
            default: return false
            }
            previous = byte
        }
        return previous != 0x2E && previous != 0x2D && labelStart > 0 && bytes.count - labelStart <= 63
            && !bytes[labelStart...].elementsEqual("invalid".utf8)
    }
}
