import Foundation

/// The bytes of one connection of a sink, lines in and lines out; encrypted from the handshake on.
final class SMTPSinkWire {
    let socket: Int32
    private let flow: SMTPSink.Flow
    private var tls: TLSSession?
    private var buffer: [UInt8] = []
    private var start = 0
    private var held: [UInt8] = []

    init(socket: Int32, flow: SMTPSink.Flow) { (self.socket, self.flow) = (socket, flow) }

    /// True while a whole line waits to be read.
    var holdsLine: Bool { buffer[start...].contains(0x0A) }
    var isEncrypted: Bool { tls != nil }

    /// False when the client does not go through with it. What came before in the clear counts for nothing.
    func encrypt(_ server: TLSServer) -> Bool {
        flush()
        (buffer, start) = ([], 0)
        tls = server.accept(socket)
        return tls != nil
    }

    func write(_ text: String) {
        held += Array((text + "\r\n").utf8)
        if flow != .together { flush() }
    }

    func flush() {
        let step = flow == .octets ? 1 : max(1, held.count)
        for start in stride(from: 0, to: held.count, by: step) {
            held[start..<min(start + step, held.count)].withUnsafeBytes { piece in
                if let tls {
                    tls.write(piece)
                } else {
                    _ = send(socket, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
                }
            }
        }
        held.removeAll(keepingCapacity: true)
    }

    func line() -> String? {
        guard let line = rawLine() else { return nil }
        return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }

    /// A message up to its final dot, dots undone.
    func body() -> [UInt8]? {
        var body: [UInt8] = []
        while let line = rawLine() {
            if line.elementsEqual([0x2E, 0x0D]) { return body }
            body += line.first == 0x2E ? line.dropFirst() : line
            body.append(0x0A)
        }
        return nil
    }

    /// Waits until the client closes.
    func waitForEnd() {
        flush()
        while fill() { (buffer, start) = ([], 0) }
    }

    /// Up to the next LF, without it.
    private func rawLine() -> ArraySlice<UInt8>? {
        while true {
            if let end = buffer[start...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            guard fill() else { return nil }
        }
    }

    private func fill() -> Bool {
        flush()
        buffer.removeFirst(start)
        start = 0
        var chunk = [UInt8](repeating: 0, count: 16_384)
        let count = chunk.withUnsafeMutableBytes { bytes in
            tls?.read(bytes) ?? recv(socket, bytes.baseAddress, bytes.count, 0)
        }
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }
}
