import Foundation

internal import IDN

/// An address that mail can be sent to: RFC 5321 mailboxes as real lists have them, with quoted local parts, UTF-8 local
/// parts (RFC 6531) and internationalised domains. Comments, obsolete forms and domain literals are refused.
package struct EmailAddress: Sendable, Hashable {
    /// As it is mailed.
    package let address: String
    /// What makes two spellings the same member: NFC, local part case-folded, domain in lower-case A-labels.
    package let key: String
    /// Bytes before the @.
    private let localLength: Int

    /// As written, in NFC.
    package var localPart: String { String(address.utf8.prefix(localLength))! }
    /// In lower case: A-labels, or U-labels where the local part needs SMTPUTF8 anyway.
    package var domain: String { String(address.utf8.dropFirst(localLength + 1))! }

    /// Exactly one bare address, without spaces around it.
    package init(parsing text: String) throws(Invalid) {
        if let at = EmailAddress.simpleSeparator(in: text) {
            (address, key, localLength) = (text, text, at)
            return
        }
        if text.isEmpty { throw Invalid.empty }
        let bytes = Array(text.utf8)
        // Looked at before normalisation: nothing that could end a header or a command may ever get further.
        let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if !isPlain, text.unicodeScalars.contains(where: Self.isForbidden) {
            throw Invalid.unseen
        }
        guard let at = try Self.separator(in: bytes) else { throw Invalid.noSeparator }
        let (local, isASCII) = try Self.local(bytes[..<at])
        let domainText = String(decoding: bytes[(at + 1)...], as: UTF8.self)
        let ascii = try EmailDomain.ascii(domainText)
        let (localLength, domainLength) = (local.utf8.count, ascii.utf8.count)
        if localLength > 64 { throw Invalid.longLocalPart(localLength) }
        if localLength + 1 + domainLength > 254 { throw Invalid.long(localLength + 1 + domainLength) }
        address = local + "@" + (isASCII ? ascii : IDN.toUnicode(ascii))
        self.localLength = localLength
        key = Self.folded(local, isASCII: isASCII) + "@" + ascii
    }

    /// The last @ outside quotes, as only a quoted local part may have another.
    private static func separator(in bytes: [UInt8]) throws(Invalid) -> Int? {
        guard bytes.first == 0x22 else {
            guard let at = bytes.firstIndex(of: 0x40) else { return nil }
            if bytes[(at + 1)...].contains(0x40) { throw Invalid.twoSeparators }
            return at
        }
        var index = 1
        while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
        guard index < bytes.count else { throw Invalid.openQuote }
        guard index + 1 < bytes.count, bytes[index + 1] == 0x40 else { throw Invalid.textAfterQuote }
        return index + 1
    }

    /// The local part checked and in its one spelling: quotes and backslashes only where they are needed.
    private static func local(_ bytes: ArraySlice<UInt8>) throws(Invalid) -> (text: String, isASCII: Bool) {
        if bytes.isEmpty { throw Invalid.noLocalPart }
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        if bytes.first == 0x22 {
            return (try quoted(unquoted(bytes.dropFirst().dropLast())), isASCII)
        }
        if bytes.first == 0x2E { throw Invalid.leadingDot }
        if bytes.last == 0x2E { throw Invalid.trailingDot }
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == 0x2E {
                if previous == 0x2E { throw Invalid.twoDots }
            } else if !isAtom(byte) {
                throw Invalid.localCharacter(Unicode.Scalar(byte))
            }
            previous = byte
        }
        return (normalized(String(decoding: bytes, as: UTF8.self), isASCII: isASCII), isASCII)
    }

    /// The content of a quoted string, its backslash pairs resolved. A pair may only escape printable ASCII.
    private static func unquoted(_ bytes: ArraySlice<UInt8>) throws(Invalid) -> [UInt8] {
        var content: [UInt8] = []
        var isEscaped = false
        for byte in bytes {
            if isEscaped, byte >= 0x80 { throw Invalid.badEscape }
            if byte == 0x5C, !isEscaped {
                isEscaped = true
            } else {
                content.append(byte)
                isEscaped = false
            }
        }
        if content.isEmpty { throw Invalid.emptyQuotes }
        return content
    }

    /// As a dot-atom where that is possible, else quoted with the fewest backslashes (RFC 5321, 4.1.2).
    private static func quoted(_ content: [UInt8]) -> String {
        let parts = content.split(separator: 0x2E, omittingEmptySubsequences: false)
        let isASCII = content.allSatisfy { $0 < 0x80 }
        if parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isAtom) }) {
            return normalized(String(decoding: content, as: UTF8.self), isASCII: isASCII)
        }
        var output: [UInt8] = [0x22]
        for byte in content {
            if byte == 0x22 || byte == 0x5C { output.append(0x5C) }
            output.append(byte)
        }
        output.append(0x22)
        return normalized(String(decoding: output, as: UTF8.self), isASCII: isASCII)
    }

    private static func normalized(_ text: String, isASCII: Bool) -> String {
        isASCII ? text : text.precomposedStringWithCanonicalMapping
    }

    private static func folded(_ text: String, isASCII: Bool) -> String {
        isASCII
            ? text.lowercased()
            : text.folding(options: .caseInsensitive, locale: nil).precomposedStringWithCanonicalMapping
    }

    /// atext of RFC 5322, and anything beyond ASCII (RFC 6531).
    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// Control characters, spaces, line and paragraph separators, and what changes the direction of text or cannot be seen.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF,
            0xFFF9...0xFFFD:
            true
        default: false
        }
    }
}
