/// The URL of a mail server as libcurl takes it.
package enum MailServerURL {
    /// Nil when the host has characters that no host name has, or the port is none.
    /// - Parameter scheme: `smtp`, `smtps`, `imap` or `imaps`.
    package static func make(_ scheme: String, host: String, port: Int) -> String? {
        let allowed = host.utf8.allSatisfy { byte in
            byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x3A || byte == 0x5F
        }
        guard allowed, !host.isEmpty, (1...65_535).contains(port) else { return nil }
        return "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
