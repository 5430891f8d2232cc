import Foundation
import Synchronization

/// A small IMAP server on loopback, port 0, for tests: folders of messages, what was asked, and faults on demand.
package final class IMAPServer: Sendable {
    package struct Message: Sendable, Hashable {
        package let uid: UInt32
        package let bytes: [UInt8]
        package var flags: Set<String> = []
    }

    private struct State {
        var options: Options
        var folders: [String: [Message]] = ["INBOX": []]
        var validity: UInt32 = 100
        var nextUID: UInt32 = 1
        var commands: [String] = []
        var sockets: Set<Int32> = []
        var isClosed = false
    }

    package let port: Int
    private let listener: Int32
    private let state: Mutex<State>

    /// - Parameter tls: encrypts from the first byte on.
    package init(_ options: Options = Options(), tls: TLSServer? = nil) {
        state = Mutex(State(options: options))
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (descriptor, size) = (listener, length)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                precondition(bind(descriptor, raw, size) == 0 && listen(descriptor, 16) == 0)
                getsockname(descriptor, raw, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        // The threads hold the server weakly between connections, so that it goes with its test.
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0, let server = self else { return }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                let isOpen = server.state.withLock { state in
                    if !state.isClosed { state.sockets.insert(connection) }
                    return !state.isClosed
                }
                guard isOpen else { return }
                Thread.detachNewThread {
                    // Who does not go through with the handshake is not served.
                    let session = tls?.accept(connection)
                    if tls == nil || session != nil { Session(socket: connection, session).serve(server) }
                    _ = server.state.withLock { $0.sockets.remove(connection) }
                    Foundation.close(connection)
                }
            }
        }
    }

    deinit { close() }

    package func close() {
        let sockets = state.withLock { state -> Set<Int32> in
            guard !state.isClosed else { return [] }
            state.isClosed = true
            shutdown(listener, Int32(SHUT_RDWR))
            Foundation.close(listener)
            return state.sockets
        }
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    @discardableResult
    package func add(_ bytes: [UInt8], to folder: String = "INBOX") -> UInt32 {
        state.withLock { state in
            let uid = state.nextUID
            state.nextUID += 1
            state.folders[folder, default: []].append(Message(uid: uid, bytes: bytes))
            return uid
        }
    }

    package func messages(in folder: String = "INBOX") -> [Message] { state.withLock { $0.folders[folder] ?? [] } }
    package var commands: [String] { state.withLock { $0.commands } }
    /// What was asked of this kind.
    package func commands(_ word: String) -> [String] { commands.filter { $0.hasPrefix(word) } }
    package func change(_ body: @Sendable (inout Options) -> Void) { state.withLock { body(&$0.options) } }
    /// The same messages under new numbers, as after a restore.
    package func renumber() {
        state.withLock { state in
            state.validity += 1
            for (name, messages) in state.folders {
                state.folders[name] = messages.map { message in
                    defer { state.nextUID += 1 }
                    return Message(uid: state.nextUID, bytes: message.bytes, flags: message.flags)
                }
            }
        }
    }

    /// One connection.
    private final class Session {
        private let socket: Int32
        private let tls: TLSSession?
        private var buffer: [UInt8] = []
        private var folder: String?

        init(socket: Int32, _ tls: TLSSession?) { (self.socket, self.tls) = (socket, tls) }

        func serve(_ server: IMAPServer) {
            write("* OK test IMAP server ready")
            while let line = line() {
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { return }
                let (tag, words) = (parts[0], parts[1])
                let isDropped = server.state.withLock { state -> Bool in
                    state.commands.append(words)
                    guard let at = state.options.dropsAt, words.hasPrefix(at) else { return false }
                    state.options.dropsAt = nil
                    return true
                }
                if isDropped { return }
                guard let answer = perform(words, server) else {
                    write("\(tag) OK bye")
                    return
                }
                write("\(tag) \(answer)")
            }
        }

        /// The last line of the answer, without its tag; nil ends the connection.
        private func perform(_ words: String, _ server: IMAPServer) -> String? {
            let options = server.state.withLock { $0.options }
            let upper = words.uppercased()
            if upper == "CAPABILITY" {
                write("* CAPABILITY " + options.capabilities.joined(separator: " "))
                return "OK done"
            }
            if upper == "LOGOUT" {
                write("* BYE")
                return nil
            }
            if upper.hasPrefix("AUTHENTICATE") { return authenticate(words, options) }
            if upper.hasPrefix("SELECT") || upper.hasPrefix("EXAMINE") { return open(words, server, options) }
            if upper.hasPrefix("CREATE") {
                server.state.withLock { $0.folders[IMAPServer.name(words)] = [] }
                return "OK created"
            }
            guard let folder else { return "BAD no folder is open" }
            if upper.hasPrefix("UID SEARCH UID ") {
                let set = String(words.dropFirst(15))
                let uids = server.messages(in: folder).map(\.uid)
                let found = uids.filter { IMAPServer.isIn($0, set, last: uids.max() ?? 0) }
                write("* SEARCH" + found.map { " \($0)" }.joined())
                return "OK done"
            }
            if upper.hasPrefix("UID FETCH ") { return fetch(words, folder, server, options) }
            if upper.hasPrefix("UID STORE ") { return store(words, folder, server) }
            if upper.hasPrefix("UID MOVE ") || upper.hasPrefix("UID COPY ") { return copy(words, folder, server) }
            if upper.hasPrefix("UID EXPUNGE ") {
                let set = String(words.dropFirst(12))
                server.state.withLock { state in
                    state.folders[folder]?.removeAll {
                        IMAPServer.isIn($0.uid, set, last: .max) && $0.flags.contains("\\Deleted")
                    }
                }
                return "OK done"
            }
            return "BAD unknown"
        }

        private func authenticate(_ words: String, _ options: Options) -> String {
            let parts = words.split(separator: " ").map(String.init)
            if parts.count < 3 { write("+ ") }
            let text = parts.count > 2 ? parts[2] : line() ?? ""
            let given = Data(base64Encoded: text).map { [UInt8]($0) } ?? []
            let expected =
                parts[1].uppercased() == "XOAUTH2"
                ? "user=\(options.username)\u{1}auth=Bearer \(options.accessToken)\u{1}\u{1}"
                : "\u{0}\(options.username)\u{0}\(options.password)"
            return given == Array(expected.utf8) ? "OK welcome" : "NO [AUTHENTICATIONFAILED] not you"
        }

        private func open(_ words: String, _ server: IMAPServer, _ options: Options) -> String {
            let name = IMAPServer.name(words)
            let (messages, validity, next) = server.state.withLock { ($0.folders[name], $0.validity, $0.nextUID) }
            guard let messages else { return "NO no such folder" }
            folder = name
            write("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen)")
            write("* \(messages.count) EXISTS")
            write("* OK [UIDVALIDITY \(validity)] valid")
            if options.saysUIDNext { write("* OK [UIDNEXT \(next)] next") }
            write("* OK [PERMANENTFLAGS (\(options.permanentFlags))] flags")
            return words.uppercased().hasPrefix("EXAMINE") ? "OK [READ-ONLY] done" : "OK [READ-WRITE] done"
        }

        private func fetch(_ words: String, _ folder: String, _ server: IMAPServer, _ options: Options) -> String {
            let set = words.split(separator: " ")[2]
            for (index, message) in server.messages(in: folder).enumerated()
            where IMAPServer.isIn(message.uid, String(set), last: .max) {
                if options.broken.contains(message.uid) { return "NO [SERVERBUG] this one is damaged" }
                write("* \(index + 1) FETCH (FLAGS (\\Recent))")
                write("* \(index + 1) FETCH (UID \(message.uid) BODY[]<0> {\(message.bytes.count)}")
                send(message.bytes)
                write(")")
            }
            return "OK done"
        }

        private func store(_ words: String, _ folder: String, _ server: IMAPServer) -> String {
            let parts = words.split(separator: " ", maxSplits: 4).map(String.init)
            let flags = parts[4].split { "() ".contains($0) }.map(String.init)
            server.state.withLock { state in
                guard let messages = state.folders[folder] else { return }
                state.folders[folder] = messages.map { message in
                    var message = message
                    if IMAPServer.isIn(message.uid, parts[2], last: .max) { message.flags.formUnion(flags) }
                    return message
                }
            }
            return "OK done"
        }

        private func copy(_ words: String, _ folder: String, _ server: IMAPServer) -> String {
            let set = String(words.split(separator: " ")[2])
            let target = IMAPServer.name(words)
            let isMove = words.uppercased().hasPrefix("UID MOVE")
            return server.state.withLock { state in
                guard state.folders[target] != nil else { return "NO [TRYCREATE] no such folder" }
                for message in state.folders[folder] ?? [] where IMAPServer.isIn(message.uid, set, last: .max) {
                    state.folders[target]?.append(
                        Message(uid: state.nextUID, bytes: message.bytes, flags: message.flags))
                    state.nextUID += 1
                }
                if isMove { state.folders[folder]?.removeAll { IMAPServer.isIn($0.uid, set, last: .max) } }
                return "OK done"
            }
        }

        private func write(_ text: String) { send(Array((text + "\r\n").utf8)) }

        private func send(_ bytes: [UInt8]) {
            if let tls { return bytes.withUnsafeBytes { tls.write($0) } }
            var done = 0
            while done < bytes.count {
                let sent = bytes.withUnsafeBytes {
                    Foundation.send(socket, $0.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
                }
                guard sent > 0 else { return }
                done += sent
            }
        }

        private func line() -> String? {
            while true {
                if let end = buffer.firstIndex(of: 0x0A) {
                    var line = Array(buffer[..<end])
                    buffer.removeFirst(end + 1)
                    if line.last == 0x0D { line.removeLast() }
                    return String(decoding: line, as: UTF8.self)
                }
                var chunk = [UInt8](repeating: 0, count: 16_384)
                let count = chunk.withUnsafeMutableBytes { tls?.read($0) ?? recv(socket, $0.baseAddress, $0.count, 0) }
                guard count > 0 else { return nil }
                buffer += chunk[..<count]
            }
        }
    }

    /// The last word, its quotes taken off.
    private static func name(_ words: String) -> String {
        guard words.hasSuffix("\"") else { return words.split(separator: " ").last.map(String.init) ?? "" }
        let inner = words.dropLast()
        return String(inner[(inner.firstIndex(of: "\"").map(inner.index(after:)) ?? inner.startIndex)...])
    }

    /// `1,3:5,7:*`.
    private static func isIn(_ uid: UInt32, _ set: String, last: UInt32) -> Bool {
        set.split(separator: ",").contains { part in
            let ends = part.split(separator: ":").map { $0 == "*" ? last : UInt32($0) ?? 0 }
            guard let first = ends.first, let end = ends.last else { return false }
            return (min(first, end)...max(first, end)).contains(uid)
        }
    }
}
