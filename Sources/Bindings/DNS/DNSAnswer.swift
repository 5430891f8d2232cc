import Glibc

/// Reads the answers out of a message of a name server (RFC 1035, 4). Nothing in it is trusted: lengths and pointers are checked,
/// and what is malformed ends the reading.
struct DNSAnswer {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func records(_ type: DNSType) -> [DNSRecord] {
        guard bytes.count >= 12 else { return [] }
        var offset = 12
        for _ in 0..<number(4) {
            guard let end = skipName(offset), end + 4 <= bytes.count else { return [] }
            offset = end + 4
        }
        var records: [DNSRecord] = []
        for _ in 0..<number(6) {
            guard let start = skipName(offset), start + 10 <= bytes.count else { break }
            let length = number(start + 8)
            let data = start + 10
            guard data + length <= bytes.count else { break }
            // Aliases (CNAME) stand before what they lead to.
            if number(start) == Int(type.rawValue), let record = record(type, data, length) { records.append(record) }
            offset = data + length
        }
        return records
    }

    private func record(_ type: DNSType, _ data: Int, _ length: Int) -> DNSRecord? {
        switch type {
        case .a: length == 4 ? address(AF_INET, data, length) : nil
        case .aaaa: length == 16 ? address(AF_INET6, data, length) : nil
        case .ptr: name(data).map { .name($0) }
        case .mx: length > 2 ? name(data + 2).map { .exchange(preference: number(data), host: $0) } : nil
        case .txt: text(data, length).map { .text($0) }
        }
    }

    private func number(_ offset: Int) -> Int {
        offset + 1 < bytes.count ? Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) : 0
    }

    private func address(_ family: Int32, _ data: Int, _ length: Int) -> DNSRecord? {
        var text = [CChar](repeating: 0, count: 64)
        let isThere = bytes[data..<data + length].withUnsafeBytes {
            inet_ntop(family, $0.baseAddress, &text, socklen_t(text.count)) != nil
        }
        guard isThere else { return nil }
        return .address(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Strings of at most 255 octets, put together.
    private func text(_ data: Int, _ length: Int) -> String? {
        var collected: [UInt8] = []
        var offset = data
        while offset < data + length {
            let count = Int(bytes[offset])
            guard offset + 1 + count <= data + length else { return nil }
            collected += bytes[offset + 1..<offset + 1 + count]
            offset += 1 + count
        }
        return String(decoding: collected, as: UTF8.self)
    }

    /// Where a name ends; nil when it does not.
    private func skipName(_ start: Int) -> Int? {
        var offset = start
        while offset < bytes.count {
            let length = Int(bytes[offset])
            if length == 0 { return offset + 1 }
            if length & 0xC0 == 0xC0 { return offset + 2 <= bytes.count ? offset + 2 : nil }
            guard length & 0xC0 == 0 else { return nil }
            offset += 1 + length
        }
        return nil
    }

    /// A name, its pointers followed, without a dot at its end; lower-case. The root is empty.
    private func name(_ start: Int) -> String? {
        var labels: [String] = []
        var offset = start
        var jumps = 0
        while offset < bytes.count {
            let length = Int(bytes[offset])
            if length == 0 { return labels.joined(separator: ".") }
            if length & 0xC0 == 0xC0 {
                jumps += 1
                guard jumps < 64, offset + 1 < bytes.count else { return nil }
                offset = number(offset) & 0x3FFF
                continue
            }
            guard length & 0xC0 == 0, offset + 1 + length <= bytes.count, labels.count < 128 else { return nil }
            labels.append(String(decoding: bytes[offset + 1..<offset + 1 + length], as: UTF8.self).lowercased())
            offset += 1 + length
        }
        return nil
    }
}
