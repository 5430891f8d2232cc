import Foundation

/// A blocking HTTP client of few words for servers under test: it sends exactly the bytes that it is given.
package struct LoopbackClient: Sendable {
    package let port: Int

    package init(port: Int) { self.port = port }

    package struct Answer: Sendable {
        package let status: Int
        /// Names in lower case; the last of a repeated name.
        package let headers: [String: String]
        package let body: String
    }

    /// One request on its own connection.
    package func send(_ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8] = [])
        -> Answer?
    {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if !body.isEmpty || method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        return raw(Array((head + "\r\n").utf8) + body)
    }

    /// Sends the bytes and reads until the server closes; nil when nothing that looks like an answer came.
    package func raw(_ bytes: [UInt8], waitingSeconds: Int = 10) -> Answer? {
        rest(of: open(bytes, waitingSeconds: waitingSeconds))
    }

    /// What comes on a connection until the server closes it; it is closed here too.
    package func rest(of descriptor: Int32) -> Answer? {
        defer { close(descriptor) }
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count <= 0 { break }
            received += buffer[..<count]
        }
        return parse(String(decoding: received, as: UTF8.self))
    }

    package func close(_ descriptor: Int32) { _ = Foundation.close(descriptor) }

    /// A connection on which the bytes have been sent, to be closed.
    package func open(_ bytes: [UInt8], waitingSeconds: Int = 10) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var limit = timeval(tv_sec: waitingSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { return descriptor }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { break }
            sent += count
        }
        return descriptor
    }

    private func parse(_ text: String) -> Answer? {
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        return Answer(status: status, headers: headers, body: String(text[end.upperBound...]))
    }
}
