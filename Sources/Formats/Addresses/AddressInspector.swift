/// Looks at the addresses of a list one after another. Lists have few domains, so each is judged once.
package struct AddressInspector {
    package struct Finding: Sendable, Hashable {
        package let isRole: Bool
        /// True for letters of two alphabets in one word: `аnna` with a Cyrillic а.
        package let isMixed: Bool
        package let domain: DomainAdvice?
    }

    private var known: [UInt64: DomainAdvice?] = [:]
    private var last: (hash: UInt64, advice: DomainAdvice?)?

    package init() {}

    /// Nil for the many addresses that nothing is to be said of.
    package mutating func look(at address: EmailAddress) -> Finding? {
        var key = address.key
        return key.withUTF8 { look(at: $0) }
    }

    /// The same by the bytes of an address's key.
    package mutating func look(at bytes: UnsafeBufferPointer<UInt8>) -> Finding? {
        guard let at = bytes.lastIndex(of: 0x40) else { return nil }
        let domain = UnsafeBufferPointer(rebasing: bytes[(at + 1)...])
        let local = UnsafeBufferPointer(rebasing: bytes[..<at])
        let advice = advice(domain)
        let isRole = RoleAddresses.contains(local)
        let isMixed = advice == .mixed || AlphabetMix.isIn(local)
        if advice == nil, !isRole, !isMixed { return nil }
        return Finding(isRole: isRole, isMixed: isMixed, domain: advice)
    }

    private mutating func advice(_ domain: UnsafeBufferPointer<UInt8>) -> DomainAdvice? {
        let hash = NameHash.of(domain)
        if let last, last.hash == hash { return last.advice }
        let advice: DomainAdvice?
        if let found = known[hash] {
            advice = found
        } else {
            advice = DomainAdvice.of(String(decoding: domain, as: UTF8.self))
            // A list in which every domain is another is judged without remembering them all.
            if known.count < 20_000 { known[hash] = .some(advice) }
        }
        last = (hash, advice)
        return advice
    }
}

/// FNV-1a, 64 bits: quick on short names. Not for what an enemy may choose.
enum NameHash {
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
