import Foundation
import Synchronization

/// A small SMTP server on loopback, port 0, for tests: it records what it accepted and does at each step what its script
/// says.
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

        /// Whether the envelope is taken.
        fileprivate var isYes: Bool {
            switch self {
            case .standard: true
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

    package struct Message: Sendable {
        package let sender: String
        package let recipient: String
        /// Dots undone, CRLF kept.
        package let bytes: [UInt8]

        package var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private struct Record {
        var messages: [Message] = []
        var commands: [String] = []
        var ahead: Set<String> = []
        var connections = 0
        var sockets: Set<Int32> = []
        var isClosed = false
    }

    package let port: Int
    private let listener: Int32
    private let record = Mutex(Record())
    private let capabilities: [String]
    private let flow: Flow
    private let script: @Sendable (Step) -> Action

    package init(
        capabilities: [String] = ["PIPELINING", "SIZE 10240000", "8BITMIME"], flow: Flow = .single,
        script: @escaping @Sendable (Step) -> Action = { _ in .standard }
    ) {
        self.capabilities = capabilities
        self.flow = flow
        self.script = script
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let (descriptor, size) = (listener, length)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
                precondition(bind(descriptor, raw, size) == 0 && listen(descriptor, 64) == 0)
                getsockname(descriptor, raw, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        // The threads hold the sink weakly between connections, so that it goes with its test.
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(descriptor, nil, nil)
                guard connection >= 0, let sink = self else { return }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                guard sink.admit(connection) else { return }
                Thread.detachNewThread { sink.serve(connection) }
            }
        }
    }

    deinit { close() }

    /// Stops listening and breaks every connection.
    package func close() {
        let sockets = record.withLock { record -> Set<Int32> in
            guard !record.isClosed else { return [] }
            record.isClosed = true
            shutdown(listener, Int32(SHUT_RDWR))
            Foundation.close(listener)
            return record.sockets
        }
        for socket in sockets { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    package var messages: [Message] { record.withLock { $0.messages } }
    package var recipients: [String] { messages.map(\.recipient) }
    /// The commands as they came, of all connections.
    package var commands: [String] { record.withLock { $0.commands } }
    /// The words of commands that had come before what was said before them was answered.
    package var commandsAhead: Set<String> { record.withLock { $0.ahead } }
    package var connectionCount: Int { record.withLock { $0.connections } }

    private func admit(_ connection: Int32) -> Bool {
        record.withLock { record in
            guard !record.isClosed else { return false }
            record.connections += 1
            record.sockets.insert(connection)
            return true
        }
    }

    private func serve(_ connection: Int32) {
        let session = Session(socket: connection, flow: flow)
        defer {
            session.flush()
            record.withLock { _ = $0.sockets.remove(connection) }
            Foundation.close(connection)
        }
        guard perform(script(.greeting), standard: "220 sink ESMTP", session) else { return }
        var sender: String?
        var recipient: String?
        while true {
            let isAhead = session.holdsLine
            guard let line = session.line() else { return }
            let word = line.prefix { $0 != " " && $0 != ":" }.uppercased()
            record.withLock { record in
                record.commands.append(line)
                if isAhead { record.ahead.insert(word) }
            }
            switch word {
            case "EHLO":
                let lines = ["sink"] + capabilities
                let reply = lines.enumerated().map { index, text in
                    "250\(index == lines.count - 1 ? " " : "-")\(text)"
                }.joined(separator: "\r\n")
                guard perform(script(.hello), standard: reply, session) else { return }
            case "MAIL":
                let action = script(.mail(SMTPSink.address(line)))
                (sender, recipient) = (action.isYes ? SMTPSink.address(line) : nil, nil)
                guard perform(action, standard: "250 2.1.0 ok", session) else { return }
            case "RCPT":
                if sender == nil {
                    session.write("503 5.5.1 MAIL first")
                    continue
                }
                let action = script(.recipient(SMTPSink.address(line)))
                recipient = action.isYes ? SMTPSink.address(line) : nil
                guard perform(action, standard: "250 2.1.5 ok", session) else { return }
            case "DATA":
                let action = script(.data)
                if recipient == nil, case .standard = action {
                    session.write("554 5.5.1 no valid recipients")
                    continue
                }
                guard perform(action, standard: "354 go on", session) else { return }
                if case .reply(let text) = action, !text.hasPrefix("354") { continue }
                guard let bytes = session.body() else { return }
                if let sender, let recipient {
                    guard take(Message(sender: sender, recipient: recipient, bytes: bytes), session) else { return }
                } else {
                    session.write("554 5.5.1 no valid recipients")
                }
                (sender, recipient) = (nil, nil)
            case "RSET":
                (sender, recipient) = (nil, nil)
                guard perform(script(.reset), standard: "250 2.0.0 ok", session) else { return }
            case "QUIT":
                session.write("221 2.0.0 bye")
                return
            default: session.write("502 5.5.2 unknown")
            }
        }
    }

    private func take(_ message: Message, _ session: Session) -> Bool {
        let action = script(.body(message.recipient))
        let number = record.withLock { record -> Int in
            switch action {
            case .standard, .keepAndDrop: record.messages.append(message)
            case .reply(let text) where text.hasPrefix("2"): record.messages.append(message)
            default: break
            }
            return record.messages.count
        }
        return perform(action, standard: "250 2.0.0 ok: queued as Q\(number)", session)
    }

    /// False when the connection is over.
    private func perform(_ action: Action, standard: String, _ session: Session) -> Bool {
        switch action {
        case .standard: session.write(standard)
        case .reply(let text): session.write(text)
        case .drop, .keepAndDrop: return false
        case .replyAndDrop(let text):
            session.write(text)
            return false
        case .silence:
            session.flush()
            var byte: UInt8 = 0
            while recv(session.socket, &byte, 1, 0) > 0 {}
            return false
        }
        return true
    }

    private static func address(_ line: String) -> String {
        guard let open = line.firstIndex(of: "<"), let close = line[open...].firstIndex(of: ">") else { return "" }
        return String(line[line.index(after: open)..<close])
    }

    /// The bytes of one connection.
    private final class Session {
        let socket: Int32
        private let flow: Flow
        private var buffer: [UInt8] = []
        private var held: [UInt8] = []

        init(socket: Int32, flow: Flow) { (self.socket, self.flow) = (socket, flow) }

        var holdsLine: Bool { buffer.contains(0x0A) }

        func write(_ text: String) {
            held += Array((text + "\r\n").utf8)
            if flow != .together { flush() }
        }

        func flush() {
            let step = flow == .octets ? 1 : max(1, held.count)
            for start in stride(from: 0, to: held.count, by: step) {
                let piece = Array(held[start..<min(start + step, held.count)])
                _ = piece.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            }
            held.removeAll()
        }

        func line() -> String? {
            while true {
                if let end = buffer.firstIndex(of: 0x0A) {
                    var line = Array(buffer[..<end])
                    buffer.removeFirst(end + 1)
                    if line.last == 0x0D { line.removeLast() }
                    return String(decoding: line, as: UTF8.self)
                }
                guard fill() else { return nil }
            }
        }

        func body() -> [UInt8]? {
            var body: [UInt8] = []
            while true {
                guard let end = buffer.firstIndex(of: 0x0A) else {
                    guard fill() else { return nil }
                    continue
                }
                let line = buffer[...end]
                if line.elementsEqual([0x2E, 0x0D, 0x0A]) {
                    buffer.removeFirst(end + 1)
                    return body
                }
                body += line.first == 0x2E ? line.dropFirst() : line
                buffer.removeFirst(end + 1)
            }
        }

        private func fill() -> Bool {
            flush()
            var chunk = [UInt8](repeating: 0, count: 16_384)
            let count = recv(socket, &chunk, chunk.count, 0)
            guard count > 0 else { return false }
            buffer += chunk[..<count]
            return true
        }
    }
}
