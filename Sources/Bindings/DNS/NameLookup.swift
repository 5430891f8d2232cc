/// The kinds of records that are asked for (RFC 1035, 3.2.2; RFC 3596).
package enum DNSType: UInt16, Sendable {
    case a = 1
    case ptr = 12
    case mx = 15
    case txt = 16
    case aaaa = 28
}

/// What a name server says of a name.
package enum DNSRecord: Sendable, Hashable {
    /// As text: `192.0.2.1`, `2001:db8::1`.
    case address(String)
    case name(String)
    case exchange(preference: Int, host: String)
    /// Its strings put together.
    case text(String)
}

/// Nobody could tell; a name that is not there is no failure.
package struct DNSFailure: Error, Sendable, Hashable {
    package init() {}
}

/// Asks name servers, or in tests a table.
package protocol NameLookup: Sendable {
    /// The records of a name; none when there is no such name, or none of this type.
    func records(_ type: DNSType, of name: String) throws(DNSFailure) -> [DNSRecord]
}

extension NameLookup {
    package func texts(of name: String) throws(DNSFailure) -> [String] {
        try records(.txt, of: name).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    package func addresses(of name: String) throws(DNSFailure) -> [String] {
        let records = try records(.a, of: name) + records(.aaaa, of: name)
        return records.compactMap { if case .address(let address) = $0 { address } else { nil } }
    }

    package func exchanges(of name: String) throws(DNSFailure) -> [String] {
        let found = try records(.mx, of: name).compactMap { record -> (Int, String)? in
            if case .exchange(let preference, let host) = record { (preference, host) } else { nil }
        }
        return found.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }

    /// The names that an address is known by (PTR).
    package func names(of address: String) throws(DNSFailure) -> [String] {
        guard let name = ReverseName.of(address) else { return [] }
        return try records(.ptr, of: name).compactMap { if case .name(let name) = $0 { name } else { nil } }
    }
}
