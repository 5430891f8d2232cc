internal import Formats

/// Decodes `sign_up:`.
struct SignUpDecoder {
    /// A campaign of the program's own sends the confirmation: no file may take its name.
    static let campaign = "confirm"

    let collector: FindingCollector
    /// The names of the declared topics.
    let topics: [String]

    /// Nil when there is none, or when it has mistakes.
    func decode(_ reader: MappingReader) -> SignUpSettings? {
        guard let key = reader.key("sign_up"), let inner = reader.mapping("sign_up", .signUp) else { return nil }
        let offered = offered(inner)
        let wording = WordingDecoder(collector: collector).decode(inner.mapping("wording", .wording))
        let isDouble = inner.node("double_opt_in") == nil ? true : inner.value("double_opt_in", Values.boolean)
        if isDouble == false, let node = inner.node("double_opt_in") {
            collector.warning(
                node, .singleOptIn,
                Phrase("without double opt-in anyone can sign up anyone else, and nothing proves whose address it was"),
                suggestion: Phrase("delete the line"))
        }
        let reminder: Span?? =
            inner.node("reminder") == nil
            ? .some(SignUpSettings.defaultReminder) : inner.value("reminder", SignUpDecoder.reminder)
        let expires =
            inner.node("expires") == nil ? SignUpSettings.defaultExpires : inner.value("expires", Values.duration)
        let rate = inner.node("rate") == nil ? SignUpSettings.defaultRate : inner.value("rate", Values.countLimit)
        let address =
            inner.node("record_address") == nil
            ? .block : inner.value("record_address", Values.choice(RecordedAddress.self))
        checkOrder(reminder ?? nil, expires, inner)
        if let rate, rate.count == 0, let node = inner.node("rate") {
            collector.error(
                node, .limit, Phrase("a rate of 0 lets nobody sign up"),
                suggestion: Phrase("delete sign_up to have no sign-up page"))
        }
        guard let offered, let wording, let isDouble, let reminder, let expires, let rate, let address else {
            return nil
        }
        return SignUpSettings(
            isDoubleOptIn: isDouble, topics: offered, wording: wording, reminder: reminder, expires: expires,
            rate: rate, recordsWholeAddress: address == .whole, mark: key.mark)
    }

    private enum RecordedAddress: String, CaseIterable { case block, whole }

    /// `2d`, or `none`, which is nil.
    private static func reminder(_ node: YAMLNode) throws(ValueMistake) -> Span? {
        if node.text == "none" { return nil }
        return try Values.duration(node)
    }

    private func checkOrder(_ reminder: Span?, _ expires: Span?, _ reader: MappingReader) {
        guard let reminder, let expires,
            reminder.approximateMilliseconds >= expires.approximateMilliseconds,
            let node = reader.node("reminder") ?? reader.node("expires")
        else { return }
        collector.error(
            node, .wrongValue,
            Phrase("the reminder after \(reminder) comes when the link has expired, after \(expires)"),
            suggestion: Phrase("let it expire later, or write reminder: none"))
    }

    /// The topics that are offered: those listed, else all that are declared.
    private func offered(_ reader: MappingReader) -> [String]? {
        guard let list = reader.node("topics") else { return topics }
        var names: [String] = []
        let elements = reader.elements("topics")
        for element in elements {
            guard let name = collector.value(of: element, Values.hyphenatedName) else { continue }
            if !topics.contains(name) {
                collector.error(
                    element, .unknownTopic, Phrase("there is no topic \"\(name)\""),
                    suggestion: Suggestions.advice(for: name, among: topics) ?? Phrase("declare it under topics"))
            } else if names.contains(name) {
                collector.error(
                    element, .duplicateName, Phrase("the topic \"\(name)\" stands here twice"),
                    suggestion: Phrase("delete one"))
            } else {
                names.append(name)
            }
        }
        if elements.isEmpty {
            collector.error(
                list, .emptyValue, Phrase("the list of topics is empty"),
                suggestion: Phrase("delete the line to offer all topics"))
        }
        return names.count == elements.count && !elements.isEmpty ? names : nil
    }
}
