import Definitions
import Formats
import Store

/// `--topic`, `--intent`, `--all`: what a consent is about.
enum ConsentPurposes {
    static let options: [Command.Option] = [
        .init(name: "--topic", value: "TOPIC", help: Phrase("a topic of kamerton.yaml"), isRepeated: true),
        .init(name: "--intent", value: "INTENT", help: Phrase("inform, promo, invite or research"), isRepeated: true),
        .init(name: "--all", help: Phrase("everything but service messages")),
    ]

    /// The purposes that the options name, none where there are none.
    /// - Parameter known: purposes that may be named though kamerton.yaml does not declare them any more.
    static func read(
        _ invocation: Invocation, _ definition: WorkspaceDefinition, known: Set<String> = []
    ) throws -> [String] {
        let topics = definition.topics.map(\.name)
        for topic in invocation.values("--topic") where !topics.contains(topic) && !known.contains(topic) {
            throw UsageError(
                message: Phrase("there is no topic \"\(topic)\""),
                suggestion: Suggestions.advice(for: topic, among: topics)
                    ?? Phrase("topics are declared in kamerton.yaml"),
                command: invocation.command.name)
        }
        let intents = Intent.allCases.filter { $0 != .service }.map(\.rawValue)
        for intent in invocation.values("--intent") where !intents.contains(intent) {
            if intent == Intent.service.rawValue {
                throw UsageError(
                    message: Phrase("service messages need no consent: they answer to what a member does"),
                    command: invocation.command.name)
            }
            throw UsageError(
                message: Phrase("there is no intent \"\(intent)\""),
                suggestion: Suggestions.advice(for: intent, among: intents),
                command: invocation.command.name)
        }
        let named = invocation.values("--topic") + invocation.values("--intent")
        if invocation.flag("--all"), !named.isEmpty {
            throw UsageError(
                message: Phrase("--all is everything: it does not go together with --topic and --intent"),
                command: invocation.command.name)
        }
        return invocation.flag("--all") ? [Consent.all] : named
    }

    /// For people: `everything`, `the topic news`, `the intent promo`.
    static func words(_ purpose: String) -> Phrase {
        if purpose == Consent.all { return Phrase("everything") }
        return Intent(rawValue: purpose) == nil
            ? Phrase("the topic \(printable(purpose))") : Phrase("the intent \(purpose)")
    }
}

extension Invocation {
    /// The member of an address, or an error that says what is known of the address.
    func member(_ text: String, in store: Store) throws -> MemberSnapshot {
        let address = try address(text)
        if let member = try store.memberSnapshot(emailKey: address.key) { return member }
        let suppression = try store.suppression(emailKey: address.key)
        throw CommandError(
            message: Phrase("no member has the address \(address.address)"),
            suggestion: suppression.map { Phrase("the address is suppressed: \($0.reason.rawValue), since \($0.at)") })
    }
}
