package import DNS
package import Definitions
package import Formats
package import SMTP

/// Looks at everything that mail depends on: the relay, the sender's names, the machine, the store. Reads only.
package struct Doctor {
    package let workspace: Workspace
    package let now: Instant
    /// Neither the relay nor name servers are asked.
    package var isOffline = false
    package var resolver: any NameLookup = SystemResolver()
    package var probe: (SMTPEndpoint) throws(SMTPFailure) -> SMTPProbe = SMTPProbe.run
    package var machine = Machine()

    package init(workspace: Workspace, now: Instant) { (self.workspace, self.now) = (workspace, now) }

    package func run() -> [DoctorLine] {
        var facts = SenderFacts(workspace)
        var lines = relay(&facts)
        lines += names(&facts)
        lines += ProviderRules(facts: facts, isOffline: isOffline).lines()
        lines += store()
        lines += clock()
        lines += cron()
        lines += secrets()
        lines += disk()
        return lines
    }
}

/// What the doctor has learned of the sender; nil is not known.
struct SenderFacts {
    /// The domain of `sender.from`.
    let from: String
    /// The domain of the envelope sender.
    let envelope: String
    let isSMTP: Bool
    let hasSecureLinks: Bool
    var hasTLS: Bool?
    var hasSPF: Bool?
    var hasReverseName: Bool?
    /// A key whose record is published, by a domain that receivers take for the sender's.
    var hasAlignedDKIM: Bool?
    var isSPFAligned: Bool?
    var hasDMARC: Bool?

    init(_ workspace: Workspace) {
        let definition = workspace.definition
        from = SenderFacts.domain(definition.sender.from.address)
        envelope = definition.sender.bounces.map(SenderFacts.domain) ?? from
        isSMTP = definition.delivery.transport == .smtp
        hasSecureLinks = definition.publicURL.hasPrefix("https://")
        isSPFAligned = OrganizationalDomain.of(envelope) == OrganizationalDomain.of(from)
    }

    private static func domain(_ address: String) -> String {
        (try? EmailAddress(parsing: address))?.key.split(separator: "@").last.map(String.init) ?? ""
    }
}
