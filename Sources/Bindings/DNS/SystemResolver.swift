internal import CResolv

/// The name servers that this machine is configured to ask.
package struct SystemResolver: NameLookup {
    package init() {}

    package func records(_ type: DNSType, of name: String) throws(DNSFailure) -> [DNSRecord] {
        guard !name.isEmpty, name.utf8.count <= 253, !name.utf8.contains(0) else { return [] }
        var answer = [UInt8](repeating: 0, count: 65_535)
        let length = kamerton_dns_query(name, Int32(type.rawValue), &answer, Int32(answer.count))
        guard length >= 0 else {
            // No such name, or nothing of this type.
            if -length == HOST_NOT_FOUND || -length == NO_DATA { return [] }
            throw DNSFailure()
        }
        return DNSAnswer(Array(answer.prefix(Int(length)))).records(type)
    }
}
