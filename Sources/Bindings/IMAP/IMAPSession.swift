internal import MailServer

/// A logged-in IMAP session (RFC 3501): opens a folder, lists what is in it, reads messages without marking them as read, and
/// marks or moves them. It has no command that deletes but the one that ends a move by copying.
package final class IMAPSession {
    /// An open folder.
    package struct Folder: Sendable, Hashable {
        /// UIDs of another validity are of other messages.
        package let validity: UInt32
        /// Above every UID that there is; nil when the server does not say.
        package let nextUID: UInt32?
        package let count: Int
        /// Flags that the server keeps, lower-case; nil when it does not say.
        package let permanentFlags: Set<String>?

        /// Whether messages can be given a flag here, as far as the server says.
        package func keeps(_ flag: String) -> Bool {
            permanentFlags.map { $0.contains("\\*") || $0.contains(flag.lowercased()) } ?? true
        }
    }

    private let wire: IMAPWire
    private let server: String
    private var number = 0
    private var capabilities: Set<String> = []

    package convenience init(_ endpoint: IMAPEndpoint) throws(IMAPFailure) {
        try self.init(endpoint, hearing: nil)
    }

    init(_ endpoint: IMAPEndpoint, hearing listener: TLSListener?) throws(IMAPFailure) {
        wire = try IMAPWire(endpoint, listener)
        server = endpoint.name
        try command("CAPABILITY") { response throws(IMAPFailure) in
            guard response.tag == "*", response.word(0) == "CAPABILITY" else { return }
            for token in response.tokens.dropFirst() {
                if case .word(let word) = token { self.capabilities.insert(word.uppercased()) }
            }
        }
    }

    /// - Parameter isReadOnly: nothing in it can be changed.
    package func open(_ name: String, isReadOnly: Bool) throws(IMAPFailure) -> Folder {
        var (validity, next, count): (UInt32?, UInt32?, Int) = (nil, nil, 0)
        var flags: Set<String>?
        let word = isReadOnly ? "EXAMINE" : "SELECT"
        try command("\(word) \(IMAPText.folder(name))") { response throws(IMAPFailure) in
            guard response.tag == "*" else { return }
            if response.word(1) == "EXISTS" { count = Int(response.word(0)) ?? 0 }
            guard response.word(0) == "OK" else { return }
            // `[UIDVALIDITY 3857529045]`
            let code = response.text.drop { $0 != "[" }.dropFirst().prefix { $0 != "]" }
            let words = code.split(separator: " ").map(String.init)
            switch words.first?.uppercased() {
            case "UIDVALIDITY": validity = words.last.flatMap(UInt32.init)
            case "UIDNEXT": next = words.last.flatMap(UInt32.init)
            case "PERMANENTFLAGS":
                flags = Set(code.split { " ()".contains($0) }.dropFirst().map { $0.lowercased() })
            default: break
            }
        }
        guard let validity else { throw .malformed(server: server, words: "no UIDVALIDITY") }
        return Folder(validity: validity, nextUID: next, count: count, permanentFlags: flags)
    }

    /// The UIDs from `first` to `last`, ascending; nil is the end.
    package func uids(from first: UInt32, through last: UInt32?) throws(IMAPFailure) -> [UInt32] {
        var found: Set<UInt32> = []
        let end = last.map(String.init) ?? "*"
        try command("UID SEARCH UID \(first):\(end)") { response throws(IMAPFailure) in
            guard response.tag == "*", response.word(0) == "SEARCH" else { return }
            for token in response.tokens.dropFirst() {
                // `n:*` has the last message, whatever its number.
                if case .word(let word) = token, let uid = UInt32(word), uid >= first { found.insert(uid) }
            }
        }
        return found.sorted()
    }

    /// Hands over the messages that are there, in the order in which the server sends them; at most `limit` octets of each.
    package func forEachMessage(
        _ uids: [UInt32], limit: Int, _ body: (UInt32, [UInt8]) throws -> Void
    ) throws {
        guard !uids.isEmpty else { return }
        var failure: (any Error)?
        try command("UID FETCH \(IMAPText.set(uids)) (UID BODY.PEEK[]<0.\(limit)>)", longest: limit) {
            response throws(IMAPFailure) in
            guard failure == nil, let message = response.message else { return }
            do { try body(message.uid, message.bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    package func addFlag(_ flag: String, to uids: [UInt32]) throws(IMAPFailure) {
        guard !uids.isEmpty else { return }
        try command("UID STORE \(IMAPText.set(uids)) +FLAGS.SILENT (\(flag))")
    }

    /// True when the server can move a message, or copy it and then delete that one and no other.
    package var canMove: Bool { capabilities.contains("MOVE") || capabilities.contains("UIDPLUS") }

    /// RFC 6851; without it COPY, and UID EXPUNGE (RFC 4315) of these alone.
    package func move(_ uids: [UInt32], to folder: String) throws(IMAPFailure) {
        guard !uids.isEmpty else { return }
        guard canMove else { throw .cannotMove }
        let set = IMAPText.set(uids)
        if capabilities.contains("MOVE") { return try intoFolder("UID MOVE \(set)", folder) }
        try intoFolder("UID COPY \(set)", folder)
        try command("UID STORE \(set) +FLAGS.SILENT (\\Deleted)")
        try command("UID EXPUNGE \(set)")
    }

    /// Makes the folder when it is not there.
    private func intoFolder(_ words: String, _ folder: String) throws(IMAPFailure) {
        let name = IMAPText.folder(folder)
        do throws(IMAPFailure) {
            try command("\(words) \(name)")
        } catch {
            guard case .refused(_, let said) = error, said.uppercased().contains("TRYCREATE") else { throw error }
            try command("CREATE \(name)")
            try command("\(words) \(name)")
        }
    }

    package func close() { try? command("LOGOUT") }

    // MARK: Commands

    /// Says a command, hears what comes before its end.
    /// - Parameter longest: octets of a literal that are taken.
    private func command(
        _ words: String, longest: Int = 1 << 20,
        _ hear: (IMAPResponse) throws(IMAPFailure) -> Void = { (_) throws(IMAPFailure) in }
    ) throws(IMAPFailure) {
        number += 1
        let tag = "K\(number)"
        try wire.write(Array("\(tag) \(words)\r\n".utf8))
        while true {
            let response = try response(longest: longest)
            if response.tag == tag {
                guard response.word(0) == "OK" else {
                    let name = words.split(separator: " ").prefix(words.hasPrefix("UID ") ? 2 : 1)
                    throw .refused(command: name.joined(separator: " "), words: printable(response.text))
                }
                return
            }
            guard response.tag == "*" || response.tag == "+" else {
                throw .malformed(server: server, words: printable(response.tag))
            }
            if response.word(0) == "BYE", words != "LOGOUT" { throw .closed(server: server) }
            try hear(response)
        }
    }

    private func response(longest: Int) throws(IMAPFailure) -> IMAPResponse {
        var pieces: [(text: [UInt8], literal: [UInt8]?)] = []
        while true {
            let line = try wire.line()
            guard let count = IMAPResponse.literal(endOf: line) else {
                return IMAPResponse(pieces + [(line, nil)])
            }
            guard count <= longest + 1024, pieces.count < 64 else {
                throw .malformed(server: server, words: "a literal of \(count) octets")
            }
            pieces.append((line, try wire.octets(count)))
        }
    }

    private func printable(_ text: String) -> String {
        String(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(300).map(Character.init))
    }
}
