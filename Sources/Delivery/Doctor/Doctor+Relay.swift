internal import Definitions
internal import Formats
internal import SMTP

extension Doctor {
    private static let day: Int64 = 86_400_000

    /// Connects as a run would, and says what the relay is like.
    func relay(_ settings: SMTPSettings, _ facts: inout RelayFacts) -> [DoctorLine] {
        let name = "\(settings.host):\(settings.port)"
        if isOffline { return [.skipped("relay", Phrase("offline: \(name) was not asked"))] }
        do {
            let found = try probe(TransportFactory.endpoint(settings, workspace))
            facts.hasTLS = found.tls != nil
            return [.ok("relay", Phrase("\(name) answers"))] + encryption(found, settings)
                + login(found, settings) + abilities(found)
        } catch let failure as SMTPFailure {
            return [
                .error(
                    "relay", failure.phrase, advice: Phrase("nothing can be sent until this works: see delivery.smtp"))
            ]
        } catch let error as any PhrasedError {
            return [.error("relay", error.phrase, advice: error.advice ?? Phrase("see delivery.smtp in kamerton.yaml"))]
        } catch {
            return [.error("relay", Phrase(verbatim: "\(error)"), advice: Phrase("see delivery.smtp in kamerton.yaml"))]
        }
    }

    private func encryption(_ found: SMTPProbe, _ settings: SMTPSettings) -> [DoctorLine] {
        encryption(
            "tls", found.tls, isPlain: settings.tls == .none,
            plain: Phrase("no encryption: the relay is on this machine"),
            until: found.certificateExpiresAt.map { Instant(milliseconds: $0 * 1000) }
        ) { end in
            let days = daysLeft(until: end)
            return certificate(
                "certificate", until: end,
                Phrase("the relay's certificate is good for \(days, "more day", "more days")"),
                expired: Phrase("the relay's certificate has expired at \("\(end)")"),
                advice: Phrase("ask whoever runs the relay to renew it: when it has expired nothing is sent"))
        }
    }

    /// What is said of a server's encryption, and of its certificate where its end is known.
    /// - Parameter version: of TLS; nil without encryption, and where it could not be told.
    func encryption(
        _ check: String, _ version: String?, isPlain: Bool, plain: Phrase, until end: Instant?,
        certificate: (Instant) -> DoctorLine
    ) -> [DoctorLine] {
        guard let version else {
            return [isPlain ? .ok(check, plain) : .skipped(check, Phrase("the version of TLS could not be told"))]
        }
        return [.ok(check, Phrase("encrypted with \(version)"))] + (end.map { [certificate($0)] } ?? [])
    }

    func daysLeft(until end: Instant) -> Int { Int((end - now) / Doctor.day) }

    /// How long a certificate is good: too short is a warning, nearly over or over an error.
    func certificate(
        _ check: String, until end: Instant, _ words: Phrase, expired: Phrase, advice: Phrase
    ) -> DoctorLine {
        switch end - now {
        case ..<0: .error(check, expired, advice: advice)
        case ..<(3 * Doctor.day): .error(check, words, advice: advice)
        case ..<(21 * Doctor.day): .warning(check, words, advice: advice)
        default: .ok(check, words)
        }
    }

    private func login(_ found: SMTPProbe, _ settings: SMTPSettings) -> [DoctorLine] {
        if let username = settings.username {
            return [.ok("login", Phrase("it lets \(username) in"))]
        }
        guard !found.mechanisms.isEmpty else { return [.ok("login", Phrase("it asks for no login"))] }
        return [
            .warning(
                "login",
                Phrase(
                    "it offers to log in (\(found.mechanisms.joined(separator: ", "))), and no user name is configured"),
                advice: Phrase("if it refuses mail: set delivery.smtp.username and password"))
        ]
    }

    private func abilities(_ found: SMTPProbe) -> [DoctorLine] {
        let abilities = found.capabilities
        var lines: [DoctorLine] = [
            abilities.pipelining
                ? .ok("pipelining", Phrase("it takes commands in one go (PIPELINING)"))
                : .warning(
                    "pipelining", Phrase("it takes one command at a time: no PIPELINING"),
                    advice: Phrase("sending takes several times as long: switch it on at the relay, or take one nearby")
                )
        ]
        if let size = abilities.maximumSize {
            let megabytes = size / 1_000_000
            lines.append(
                size < 1_000_000
                    ? .warning(
                        "size", Phrase("it takes messages up to \(size, "byte", "bytes") only"),
                        advice: Phrase("pictures inside messages may not fit: use images: link"))
                    : .ok("size", Phrase("it takes messages up to \(megabytes) MB")))
        } else {
            lines.append(.ok("size", Phrase("it names no largest size")))
        }
        return lines
    }
}
