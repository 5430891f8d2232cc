package import DNS
package import Definitions
package import Formats
package import SMTP

/// Looks at everything that mail depends on: the relay, the sender's names, the folder of what comes back, the machine, the store.
/// Reads only.
package struct Doctor {
    package let workspace: Workspace
    package let now: Instant
    /// Neither the relay nor name servers are asked.
    package var isOffline = false
    package var resolver: any NameLookup = SystemResolver()
    package var probe: (SMTPEndpoint) throws(SMTPFailure) -> SMTPProbe = SMTPProbe.run
    /// Looks at the folder from which bounces are fetched; nil leaves it alone.
    package var look: ((IMAPSettings) throws(FolderFailure) -> FolderFacts)?
    package var machine = Machine()

    package init(workspace: Workspace, now: Instant) { (self.workspace, self.now) = (workspace, now) }

    package func run() -> [DoctorLine] {
        var lines: [DoctorLine] = []
        let relays = relays(&lines)
        let facts = senders(relays, &lines)
        lines += ProviderRules(facts: facts, isOffline: isOffline).lines()
        lines += folder()
        lines += store()
        lines += clock()
        lines += cron()
        lines += secrets()
        lines += disk()
        return lines
    }

    /// What is known of each relay, by its name.
    private func relays(_ lines: inout [DoctorLine]) -> [String: RelayFacts] {
        let delivery = workspace.definition.delivery
        guard delivery.transport == .smtp, !delivery.relays.isEmpty else {
            lines.append(
                .ok("relay", Phrase("mail is written to \(workspace.outboxPath): nothing leaves this machine")))
            return [:]
        }
        var all: [String: RelayFacts] = [:]
        for settings in delivery.relays {
            var facts = RelayFacts()
            let found = relay(settings, &facts) + reverseNames(settings, &facts)
            lines += delivery.relays.count > 1 ? found.map { $0.about(settings.name) } : found
            all[settings.name] = facts
        }
        return all
    }

    /// Looks at the names of each sender once; what is worst of them is what the large providers see.
    private func senders(_ relays: [String: RelayFacts], _ lines: inout [DoctorLine]) -> SenderFacts {
        let streams = workspace.definition.mailStreams
        var worst: SenderFacts?
        var seen: Set<[String]> = []
        for stream in streams {
            var facts = SenderFacts(workspace, stream)
            facts.hasTLS = SenderFacts.all(stream.relays.map { relays[$0.name]?.hasTLS })
            facts.hasReverseName = SenderFacts.all(stream.relays.map { relays[$0.name]?.hasReverseName })
            let keys = stream.dkim.map { "\($0.selector)._domainkey.\($0.domain)" }
            if seen.insert([facts.from, facts.envelope] + keys).inserted {
                let found = names(&facts)
                lines += streams.count > 1 ? found.map { $0.about(stream.name) } : found
                worst = worst.map { $0.combined(with: facts) } ?? facts
            }
        }
        return worst ?? SenderFacts(workspace, workspace.definition.mailStream(of: .inform))
    }
}

/// What the doctor has learned of a relay; nil is not known.
struct RelayFacts {
    var hasTLS: Bool?
    var hasReverseName: Bool?
}

/// What the doctor has learned of the sender; nil is not known.
struct SenderFacts {
    let stream: MailStream
    /// The domain of the From line.
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

    init(_ workspace: Workspace, _ stream: MailStream) {
        let definition = workspace.definition
        self.stream = stream
        (from, envelope) = (stream.fromDomain, stream.envelopeDomain)
        isSMTP = definition.delivery.transport == .smtp
        hasSecureLinks = definition.publicURL.hasPrefix("https://")
        isSPFAligned = OrganizationalDomain.of(envelope) == OrganizationalDomain.of(from)
    }

    /// What holds of all: false when it does not of one, nil when it is not known of one.
    static func all(_ facts: [Bool?]) -> Bool? {
        facts.contains(false) ? false : facts.isEmpty || facts.contains(nil) ? nil : true
    }

    /// Of both senders what is worse.
    func combined(with other: SenderFacts) -> SenderFacts {
        var facts = self
        facts.hasTLS = SenderFacts.all([hasTLS, other.hasTLS])
        facts.hasSPF = SenderFacts.all([hasSPF, other.hasSPF])
        facts.hasReverseName = SenderFacts.all([hasReverseName, other.hasReverseName])
        facts.hasAlignedDKIM = SenderFacts.all([hasAlignedDKIM, other.hasAlignedDKIM])
        facts.isSPFAligned = SenderFacts.all([isSPFAligned, other.isSPFAligned])
        facts.hasDMARC = SenderFacts.all([hasDMARC, other.hasDMARC])
        return facts
    }
}
