internal import Campaigning
internal import Definitions
internal import Formats
import Foundation
internal import Store

extension Doctor {
    private static let day: Int64 = 86_400_000
    private static let gigabyte: Int64 = 1_000_000_000

    // MARK: The store

    func store() -> [DoctorLine] {
        let path = workspace.storePath
        guard Store.exists(at: path) else {
            return [.skipped("store", Phrase("there is no store yet: it is made with the first import"))]
        }
        do {
            let findings = try StoreVerification.findings(
                at: path, definition: workspace.definition, now: now, isQuick: true)
            let errors = findings.filter { $0.severity == .error }
            if let first = errors.first ?? findings.first {
                let more = Phrase("\(first.message); all: kamerton store verify")
                return [
                    errors.isEmpty
                        ? .warning("store", more, advice: first.suggestion)
                        : .error("store", more, advice: first.suggestion)
                ] + (try ledger(path))
            }
            return [.ok("store", Phrase("the store is sound"))] + (try ledger(path))
        } catch {
            let words = (error as? any PhrasedError)?.phrase ?? Phrase(verbatim: "\(error)")
            return [.error("store", words, advice: Phrase("see: kamerton store verify"))]
        }
    }

    /// What waits for someone to decide.
    private func ledger(_ path: String) throws -> [DoctorLine] {
        let store = try Store(reading: path)
        var lines: [DoctorLine] = []
        let doubt = try store.uncertainCount()
        if doubt > 0 {
            lines.append(
                .warning(
                    "ledger", Phrase("\(doubt, "message", "messages") may or may not have arrived"),
                    advice: Phrase("of which campaigns: kamerton status; settle them with: kamerton resolve CAMPAIGN")))
        }
        for one in try store.standingInterventions() where one.action == .pause {
            lines.append(
                .warning(
                    "ledger", Phrase("\(one.campaign) is paused since \("\(one.at)")"),
                    advice: Phrase("if it may go on: kamerton resume \(one.campaign)")))
        }
        return lines
    }

    // MARK: The clock

    func clock() -> [DoctorLine] {
        let clock = machine.clock()
        guard Store.exists(at: workspace.storePath), let store = try? Store(reading: workspace.storePath),
            let highWater = try? store.highWater()
        else { return [.skipped("clock", Phrase("no run has been yet that the clock could be compared with"))] }
        let ahead = highWater - clock
        let advice = Phrase("set the clock right, and keep it so with NTP")
        if ahead > Doctor.day {
            return [
                .error(
                    "clock",
                    Phrase(
                        "the clock is \(ahead / 1000) s behind the latest run: nothing new is due until it has caught up"
                    ),
                    advice: advice)
            ]
        }
        if ahead > 60_000 {
            return [
                .warning("clock", Phrase("the clock is \(ahead / 1000) s behind the latest run"), advice: advice)
            ]
        }
        return [.ok("clock", Phrase("the clock is not behind the latest run (\("\(highWater)"))"))]
    }

    // MARK: Cron

    func cron() -> [DoctorLine] {
        let lines = machine.crontabs().filter { line in
            !line.drop { $0 == " " || $0 == "\t" }.hasPrefix("#") && line.contains("kamerton")
                && (line.contains(" run") || line.contains("--run-every"))
        }
        if let own = lines.first(where: { $0.contains(workspace.directory) }) ?? lines.first {
            return [
                .ok("cron", Phrase("cron runs it: \(own.split(whereSeparator: \.isWhitespace).joined(separator: " "))"))
            ]
        }
        return [
            .warning(
                "cron", Phrase("no cron line that this user can read runs kamerton"),
                advice: Phrase(
                    """
                    add with crontab -e: * * * * *  kamerton run --quiet --workspace \(workspace.directory) \
                    (or let a timer of systemd do it)
                    """))
        ]
    }

    // MARK: Files

    /// Who may read the secrets.
    func secrets() -> [DoctorLine] {
        var open: [String] = []
        var missing: [String] = []
        let sources = secretSources
        for source in sources {
            switch source {
            case .file(let path):
                guard let mode = machine.mode(workspace.resolve(path)) else {
                    missing.append(path)
                    continue
                }
                if mode & 0o077 != 0 { open.append(path) }
            case .environment(let name):
                if ProcessInfo.processInfo.environment[name]?.isEmpty != false { missing.append(name) }
            }
        }
        var lines: [DoctorLine] = []
        if !open.isEmpty {
            let files = open.joined(separator: " ")
            lines.append(
                .error(
                    "secrets", Phrase("others on this machine may read \(files)"), advice: Phrase("chmod 600 \(files)"))
            )
        }
        if !missing.isEmpty {
            lines.append(
                .error(
                    "secrets", Phrase("not there: \(missing.joined(separator: ", "))"),
                    advice: Phrase("put the files there, or set the variables where kamerton runs")))
        }
        if let mode = machine.mode(workspace.storePath), mode & 0o007 != 0 {
            lines.append(
                .warning(
                    "secrets", Phrase("everyone on this machine may read the store, and with it all addresses"),
                    advice: Phrase("chmod 600 \(workspace.storePath), and chmod 700 its folder")))
        }
        return lines.isEmpty
            ? [
                .ok(
                    "secrets", Phrase("\(sources.count, "secret is", "secrets are") there, for their owner's eyes only")
                )
            ]
            : lines
    }

    private var secretSources: [SecretSource] {
        let definition = workspace.definition
        var sources = [definition.secret.current] + definition.secret.previous
        sources += definition.signingKeys.map(\.key)
        sources += definition.delivery.relays.flatMap { [$0.password, $0.token].compactMap { $0 } }
        sources += definition.webhooks.compactMap(\.secret)
        sources += [definition.returns.imap?.login.source].compactMap { $0 }
        return sources
    }

    func disk() -> [DoctorLine] {
        var folder = workspace.stateDirectory
        while folder.count > 1, !FileManager.default.fileExists(atPath: folder) {
            folder = (folder as NSString).deletingLastPathComponent
        }
        guard let space = machine.space(folder) else {
            return [.skipped("disk", Phrase("how much of the disk is free could not be told"))]
        }
        let megabytes = Int(space.free / 1_000_000)
        let words = Phrase("\(megabytes) MB are free on the disk of the store")
        let advice = Phrase("make room: a run stops when the disk is full; retention: removes what is old")
        if space.free < Doctor.gigabyte / 10 { return [.error("disk", words, advice: advice)] }
        if space.free < Doctor.gigabyte { return [.warning("disk", words, advice: advice)] }
        return [.ok("disk", words)]
    }
}
