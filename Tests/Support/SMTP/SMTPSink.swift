import Foundation
import Synchronization

/// A small SMTP server on loopback, port 0, for tests: it records what it accepted and does at each step what its script
/// says. It can die and come back on the same port, and ask for encryption and a login.
package final class SMTPSink: Sendable {
    package enum Step: Sendable {
        case greeting
        case hello
        case mail(String)
        case recipient(String)
        case data
        /// After the final dot, with the recipient.
        case body(String)
        case reset
        case auth(String)
    }

    package enum Action: Sendable {
        /// What a friendly server says.
        case standard
        case reply(String)
        /// Says nothing and closes. A message is not kept.
        case drop
        /// Keeps the message, then closes without a word.
        case keepAndDrop
        case replyAndDrop(String)
        /// Says nothing for ever.
        case silence
        /// Keeps the message, and answers when the client has long gone.
        case keepAndSilence

        /// Whether the envelope is taken.
        var isYes: Bool {
            switch self {
            case .standard: true
            case .reply(let text): text.hasPrefix("2")
            default: false
            }
        }

        /// Whether the message is kept.
        var isKept: Bool {
            switch self {
            case .standard, .keepAndDrop, .keepAndSilence: true
            case .reply(let text): text.hasPrefix("2")
            default: false
            }
        }
    }

    /// How replies go over the wire.
    package enum Flow: Sendable, CaseIterable {
        /// Each at once.
        case single
        /// All that are owed, together, when nothing more has come.
        case together
        /// In pieces of one octet.
        case octets
    }

    package enum Security: Sendable {
        case none
        /// Offers STARTTLS.
        case starttls(TLSServer)
        /// From the first byte.
        case implicit(TLSServer)
    }

    package struct Message: Sendable {
        package let sender: String
        package let recipient: String
        /// Dots undone, CRLF kept.
        package let bytes: [UInt8]
        package let isEncrypted: Bool

        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// A login, successful or not.
    package struct Login: Sendable, Hashable {
        package let mechanism: String
        /// As they came, base64 undone, NUL and SOH as `|`.
        package let words: String
        package let isEncrypted: Bool

        package init(mechanism: String, words: String, isEncrypted: Bool) {
            (self.mechanism, self.words, self.isEncrypted) = (mechanism, words, isEncrypted)
        }
    }

    private struct Record {
        var messages: [Message] = []
        var commands: [String] = []
        var ahead: Set<String> = []
        var logins: [Login] = []
        var connections = 0
        var sockets: Set<Int32> = []
        /// Nil while it is away.
        var listener: Int32?
    }

    package let port: Int
    /// Bound and never listening: keeps the port while the sink is away.
    private let holder: Int32
    private let record = Mutex(Record())
    private let serving = DispatchGroup()
    private let capabilities: [String]
    private let flow: Flow
    private let security: Security
    /// The password, or the token, that is right; nil for a server without logins.
    private let secret: String?
    private let script: @Sendable (Step) -> Action

    package init(
        capabilities: [String] = ["PIPELINING", "SIZE 10240000", "8BITMIME"], flow: Flow = .single,
        security: Security = .none, secret: String? = nil,
        script: @escaping @Sendable (Step) -> Action = { _ in .standard }
    ) {
        self.capabilities = capabilities
        self.flow = flow
        self.security = security
        self.secret = secret
        self.script = script
        holder = SMTPSink.socket(boundTo: 0)
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = holder
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        revive()
    }

    deinit {
        die()
        Foundation.close(holder)
    }

    private static func socket(boundTo port: Int) -> Int32 {
        let descriptor = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        address.sin_port = UInt16(port).bigEndian
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                precondition(bind(descriptor, raw, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0)
            }
        }
        return descriptor
    }

    // MARK: - Dying and coming back

    /// Stops listening and breaks every connection.
    package func die() {
        // Their own threads close them, and take them out of the record first.
        record.withLock { record in
            if let listener = record.listener { shutdown(listener, Int32(SHUT_RDWR)) }
            record.listener = nil
            for socket in record.sockets { shutdown(socket, Int32(SHUT_RDWR)) }
        }
    }

    /// For a test that needs it no more.
    package func close() { die() }

    /// Breaks every connection and takes new ones.
    package func breakConnections() {
        record.withLock { for socket in $0.sockets { shutdown(socket, Int32(SHUT_RDWR)) } }
    }

    /// Listens (again), on the same port.
    package func revive() {
        let listener = SMTPSink.socket(boundTo: port)
        precondition(listen(listener, 64) == 0)
        record.withLock { $0.listener = listener }
        // The threads hold the sink weakly between connections, so that it goes with its test.
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                guard let sink = self, sink.admit(connection, by: listener) else {
                    Foundation.close(connection)
                    break
                }
                Thread.detachNewThread { sink.serve(connection) }
            }
            if let self { self.leave(listener) } else { Foundation.close(listener) }
        }
    }

    /// Waits until no client is connected.
    package func waitForClients() { serving.wait() }

    private func leave(_ listener: Int32) {
        record.withLock { record in
            if record.listener == listener { record.listener = nil }
            Foundation.close(listener)
        }
    }

    private func admit(_ connection: Int32, by listener: Int32) -> Bool {
        record.withLock { record in
            guard record.listener == listener else { return false }
            record.connections += 1
            record.sockets.insert(connection)
            serving.enter()
            return true
        }
    }

    private func serve(_ connection: Int32) {
        let wire = SMTPSinkWire(socket: connection, flow: flow)
        SMTPSinkDialogue(
            sink: self, wire: wire, capabilities: capabilities, security: security, secret: secret, script: script
        ).run()
        wire.flush()
        record.withLock { _ = $0.sockets.remove(connection) }
        Foundation.close(connection)
        serving.leave()
    }

    // MARK: - What it has seen

    package var messages: [Message] { record.withLock { $0.messages } }
    package var recipients: [String] { record.withLock { $0.messages.map(\.recipient) } }
    /// The commands as they came, of all connections.
    package var commands: [String] { record.withLock { $0.commands } }
    /// The words of commands that had come before what was said before them was answered.
    package var commandsAhead: Set<String> { record.withLock { $0.ahead } }
    package var connectionCount: Int { record.withLock { $0.connections } }
    package var logins: [Login] { record.withLock { $0.logins } }

    func saw(_ line: String, _ word: String, isAhead: Bool) {
        record.withLock { record in
            record.commands.append(line)
            if isAhead { record.ahead.insert(word) }
        }
    }

    func saw(_ login: Login) { record.withLock { $0.logins.append(login) } }

    /// The number of the message.
    func keep(_ message: Message) -> Int {
        record.withLock { record in
            record.messages.append(message)
            return record.messages.count
        }
    }
}
