/// The encodings that files of members really come in.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case koi8R = "koi8-r"
    case ibm866 = "ibm866"

    /// By any of its usual names: `UTF-8`, `cp1251`, `latin1`. Nil for a name that is none of these.
    package init?(name: String) {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "utf8", "utf8sig", "utf8bom": self = .utf8
        case "utf16", "utf16le", "ucs2", "ucs2le", "unicode": self = .utf16LittleEndian
        case "utf16be", "ucs2be": self = .utf16BigEndian
        case "windows1251", "win1251", "cp1251", "1251": self = .windows1251
        // What calls itself Latin-1 is Windows-1252, as browsers have it (WHATWG Encoding, 4.2).
        case "windows1252", "win1252", "cp1252", "1252", "latin1", "iso88591": self = .windows1252
        case "koi8r", "koi8", "cskoi8r": self = .koi8R
        // What programs of MS-DOS wrote, and those that still do as they did.
        case "ibm866", "cp866", "866", "dos", "dos866": self = .ibm866
        default: return nil
        }
    }

    /// The byte order mark at the beginning of a file, and how many bytes it takes.
    static func mark(of head: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if head.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if head.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
