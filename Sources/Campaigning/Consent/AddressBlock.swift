import Glibc

/// The block that a network address is counted in: the /24 of an IPv4 address, the /48 of an IPv6 address. Whoever has one
/// address of a block can mostly have the others too.
package struct AddressBlock: Sendable, Hashable, CustomStringConvertible {
    /// `203.0.113.0/24`, `2001:db8:1::/48`.
    package let description: String
    /// The address itself, in its canonical spelling.
    package let address: String

    /// Nil for what is not an address.
    package init?(_ text: String) {
        guard text.utf8.count <= 45 else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            let bytes = withUnsafeBytes(of: four) { Array($0) }
            self.init(four: bytes)
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            self.init(four: Array(bytes[12...]))
            return
        }
        self.init(
            address: AddressBlock.spelled(six: bytes),
            block: AddressBlock.spelled(six: bytes[..<6] + [UInt8](repeating: 0, count: 10)) + "/48")
    }

    private init(four bytes: [UInt8]) {
        self.init(
            address: bytes.map(String.init).joined(separator: "."),
            block: "\(bytes[0]).\(bytes[1]).\(bytes[2]).0/24")
    }

    private init(address: String, block: String) { (self.address, description) = (address, block) }

    /// RFC 5952, as the C library spells it.
    private static func spelled(six bytes: [UInt8]) -> String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
