import Glibc

/// The name under which an address is looked up: `1.2.0.192.in-addr.arpa` (RFC 1035, 3.5; RFC 3596, 2.5).
package enum ReverseName {
    /// Nil for what is no address.
    package static func of(_ address: String) -> String? {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 {
            let bytes = withUnsafeBytes(of: &four) { Array($0) }
            return bytes.reversed().map(String.init).joined(separator: ".") + ".in-addr.arpa"
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, address, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &six) { Array($0) }
        let nibbles = bytes.reversed().flatMap { [$0 & 15, $0 >> 4] }
        return nibbles.map { String($0, radix: 16) }.joined(separator: ".") + ".ip6.arpa"
    }
}
