internal import Campaigning
import Crypto
internal import DNS
internal import Definitions
internal import Formats

extension Doctor {
    /// What name servers say of the sender.
    func names(_ facts: inout SenderFacts) -> [DoctorLine] {
        if isOffline { return [.skipped("dns", Phrase("offline: no name server was asked about \(facts.from)"))] }
        do {
            var lines = [try spf(&facts)]
            lines += try dkim(&facts)
            lines.append(try dmarc(&facts))
            lines += try exchanges(facts)
            return facts.isSMTP ? lines : lines.map(\.milder)
        } catch {
            return [
                .error(
                    "dns", Phrase("no name server answers"),
                    advice: Phrase("see /etc/resolv.conf, or use --offline to leave out what needs the network"))
            ]
        }
    }

    private func spf(_ facts: inout SenderFacts) throws(DNSFailure) -> DoctorLine {
        let record = try SPFRecord(of: facts.envelope, resolver)
        facts.hasSPF = record.count == 1 && !record.hasTooManyLookups && record.ending != .everyone
        let include = Phrase(
            "publish one TXT record of \(facts.envelope) that names the servers of your relay: v=spf1 include:… ~all")
        switch record.count {
        case 0:
            return .error("spf", Phrase("\(facts.envelope) says of no server that it may send for it"), advice: include)
        case 2...:
            return .error(
                "spf", Phrase("\(facts.envelope) has \(record.count) SPF records, and two are as good as none"),
                advice: Phrase("put them together into one"))
        default: break
        }
        if record.hasTooManyLookups {
            return .error(
                "spf",
                Phrase("the SPF record of \(facts.envelope) needs \(record.lookups) lookups, and 10 are allowed"),
                advice: Phrase("leave out what does not send any more"))
        }
        switch record.ending {
        case .everyone:
            return .error(
                "spf", Phrase("the SPF record of \(facts.envelope) lets everyone send (+all)"),
                advice: Phrase("end it with ~all or -all"))
        case .neutral, nil:
            return .warning(
                "spf", Phrase("the SPF record of \(facts.envelope) does not say what others may not"),
                advice: Phrase("end it with ~all or -all"))
        case .soft, .fail:
            return .ok(
                "spf", Phrase("\(facts.envelope) names its servers; see that those of your relay are among them"))
        }
    }

    private func dkim(_ facts: inout SenderFacts) throws(DNSFailure) -> [DoctorLine] {
        let all = facts.stream.dkim
        guard !all.isEmpty else {
            return [
                .warning(
                    "dkim", Phrase("Kamerton signs nothing: delivery.dkim is not there"),
                    advice: Phrase("unless your relay signs: kamerton dkim keygen --help"))
            ]
        }
        var lines: [DoctorLine] = []
        for settings in all {
            let line = try dkim(settings)
            let isAligned =
                OrganizationalDomain.of(settings.domain) == OrganizationalDomain.of(facts.from)
            if line.status != .error, isAligned { facts.hasAlignedDKIM = true }
            lines.append(line)
        }
        if facts.hasAlignedDKIM == nil { facts.hasAlignedDKIM = false }
        return lines
    }

    private func dkim(_ settings: DKIMSettings) throws(DNSFailure) -> DoctorLine {
        let key: PrivateKey
        do throws(DKIMKeyError) {
            key = try DKIMKeyReader.read(settings, directory: workspace.directory)
        } catch {
            return .error("dkim", error.phrase, advice: Phrase("nothing is sent until the key can be read"))
        }
        let wanted = DKIMRecord(domain: settings.domain, selector: settings.selector, key: key.publicKey)
        let publish = Phrase("publish what this prints: kamerton dkim show")
        let texts = try resolver.texts(of: wanted.name)
        guard let text = texts.first else {
            return .error(
                "dkim", Phrase("\(wanted.name) has no record: nobody can verify our signatures"), advice: publish)
        }
        let (tags, own) = (TagList(text), TagList(wanted.value))
        if texts.count > 1 {
            return .error(
                "dkim", Phrase("\(wanted.name) has \(texts.count) records"), advice: Phrase("leave one of them"))
        }
        guard let published = tags["p"], !published.isEmpty else {
            return .error("dkim", Phrase("\(wanted.name) revokes the key: its p= is empty"), advice: publish)
        }
        guard published == own["p"] else {
            return .error("dkim", Phrase("\(wanted.name) has another key than the one that signs"), advice: publish)
        }
        if tags["t"]?.split(separator: ":").contains("y") == true {
            return .warning(
                "dkim", Phrase("\(wanted.name) says that it is being tried out (t=y)"),
                advice: Phrase("take t=y away when signatures verify"))
        }
        if case .rsa(let bits) = key.kind, bits < 2048 {
            return .warning(
                "dkim", Phrase("the key of \(wanted.name) has \(bits) bits"),
                advice: Phrase("make one of 2048 bits under a new selector: kamerton dkim keygen"))
        }
        return .ok("dkim", Phrase("\(wanted.name) has the key that signs"))
    }

    private func dmarc(_ facts: inout SenderFacts) throws(DNSFailure) -> DoctorLine {
        var found: [String] = []
        for domain in [facts.from, OrganizationalDomain.of(facts.from)] where found.isEmpty {
            found = try resolver.texts(of: "_dmarc." + domain).filter { TagList($0)["v"]?.uppercased() == "DMARC1" }
        }
        facts.hasDMARC = found.count == 1
        guard found.count == 1 else {
            return .error(
                "dmarc",
                found.isEmpty
                    ? Phrase("\(facts.from) has no DMARC record")
                    : Phrase("\(facts.from) has \(found.count) DMARC records, and receivers take none of them"),
                advice: Phrase(
                    "publish one TXT record of _dmarc.\(facts.from), to begin with: v=DMARC1; p=none; rua=mailto:you@\(facts.from)"
                ))
        }
        let tags = TagList(found[0])
        if tags["aspf"] == "s" { facts.isSPFAligned = facts.envelope == facts.from }
        if tags["adkim"] == "s" {
            facts.hasAlignedDKIM =
                (facts.hasAlignedDKIM ?? false)
                && facts.stream.dkim.contains {
                    $0.domain == facts.from
                }
        }
        let isAligned = facts.hasAlignedDKIM == true || (facts.isSPFAligned == true && facts.hasSPF == true)
        guard isAligned else {
            return .error(
                "dmarc",
                Phrase(
                    "neither who signs nor the bounce address is of \(facts.from): receivers that keep to its DMARC refuse the mail"
                ),
                advice: Phrase("sign with a key of \(facts.from), or take sender.bounces in that domain"))
        }
        if tags["p"]?.lowercased() == "none" {
            return .ok(
                "dmarc", Phrase("\(facts.from) has DMARC, only to watch (p=none), and our mail is aligned with it"),
                advice: Phrase("when the reports are clean: p=quarantine, so that nobody sends in your name"))
        }
        return .ok("dmarc", Phrase("\(facts.from) has DMARC (p=\(tags["p"] ?? "?")), and our mail is aligned with it"))
    }

    private func exchanges(_ facts: SenderFacts) throws(DNSFailure) -> [DoctorLine] {
        var lines: [DoctorLine] = []
        for domain in Set([facts.from, facts.envelope]).sorted() {
            let hosts = try resolver.exchanges(of: domain)
            if hosts == [""] {
                lines.append(
                    .error(
                        "mx", Phrase("\(domain) takes no mail (null MX): answers and bounces are lost"),
                        advice: Phrase("send from a domain that takes mail, or give it an MX record")))
            } else if hosts.isEmpty {
                lines.append(
                    .error(
                        "mx", Phrase("\(domain) has no MX record: answers and bounces may be lost"),
                        advice: Phrase("publish the server that takes mail for it")))
            } else {
                lines.append(.ok("mx", Phrase("mail to \(domain) goes to \(hosts[0])")))
            }
        }
        return lines
    }

    /// Of the addresses of a relay. Without name servers `names` says so.
    func reverseNames(_ settings: SMTPSettings, _ facts: inout RelayFacts) -> [DoctorLine] {
        guard !isOffline, !TransportFactory.isLoopback(settings.host) else { return [] }
        return (try? reverseNames(of: settings.host, &facts)) ?? []
    }

    private func reverseNames(of host: String, _ facts: inout RelayFacts) throws(DNSFailure) -> [DoctorLine] {
        let addresses = ReverseName.of(host) == nil ? try resolver.addresses(of: host) : [host]
        var nameless: [String] = []
        for address in addresses {
            var isConfirmed = false
            for name in try resolver.names(of: address) where try resolver.addresses(of: name).contains(address) {
                isConfirmed = true
            }
            if !isConfirmed { nameless.append(address) }
        }
        guard !addresses.isEmpty else { return [] }
        facts.hasReverseName = nameless.isEmpty
        return [
            nameless.isEmpty
                ? .ok("reverse-dns", Phrase("the addresses of \(host) have names that lead back to them"))
                : .warning(
                    "reverse-dns",
                    Phrase("\(nameless.joined(separator: ", ")) of \(host) has no name that leads back to it"),
                    advice: Phrase(
                        "receivers refuse mail from nameless addresses: ask whoever runs the relay, unless it sends from others"
                    ))
        ]
    }
}
