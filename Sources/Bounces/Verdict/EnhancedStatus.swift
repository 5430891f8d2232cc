/// Codes in the words of mail servers: replies (RFC 5321, 4.2) and enhanced status codes (RFC 3463).
enum EnhancedStatus {
    /// The first enhanced code of a text that says more than "some failure", else the first.
    static func first(in text: String) -> String? {
        let all = scan(text, classes: ["4", "5"])
        return all.first { !isVague($0) } ?? all.first
    }

    /// `5.0.0` and its like name a class and nothing else.
    static func isVague(_ status: String) -> Bool { status.hasSuffix(".0.0") }

    /// The code of a `Status` field, which may also be one of success.
    static func ofField(_ text: String) -> String? { scan(text, classes: ["2", "4", "5"]).first }

    private static func scan(_ text: String, classes: Set<Substring>) -> [String] {
        var found: [String] = []
        for word in text.split(whereSeparator: { $0.isWhitespace || "()[]#,;:'\"<>-=".contains($0) }) {
            let code = word.last == "." ? word.dropLast() : word
            let parts = code.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 3, let first = parts.first, classes.contains(first),
                parts.dropFirst().allSatisfy({
                    (1...3).contains($0.count) && $0.allSatisfy { $0.isASCII && $0.isNumber }
                })
            else { continue }
            found.append(String(code))
        }
        return found
    }

    /// The class of the first reply code (`550 …`, `said: 451`) of a text: 2, 4 or 5.
    static func replyClass(of text: String) -> Int? {
        var previous: Substring = ""
        for word in text.split(whereSeparator: { $0.isWhitespace || "()[]#;:'\"<>,=".contains($0) }) {
            let code = word.prefix { $0.isASCII && $0.isNumber }
            let rest = word.dropFirst(code.count)
            if code.count == 3, let first = code.first?.wholeNumberValue, [2, 4, 5].contains(first),
                rest.isEmpty || rest.first == "-", let number = Int(code), number < 560,
                !["queue", "id", "port", "error:", "line", "after"].contains(previous.lowercased())
            {
                return first
            }
            previous = word
        }
        return nil
    }

    /// What a code says of the address by itself (RFC 3463, 3.2 to 3.8; IANA's registry).
    static func reason(_ status: String) -> BounceReason? {
        switch status {
        case "5.1.1", "5.1.0", "5.1.3", "5.1.4": .unknownUser
        case "5.1.2", "5.1.10", "5.4.4": .unknownHost
        case "5.1.6": .moved
        case "5.2.1": .disabled
        case let code where code.hasSuffix(".2.2"): .mailboxFull
        case let code where code.hasSuffix(".2.3") || code.hasSuffix(".3.4"): .tooLarge
        case let code where code.hasSuffix(".1.8") || code.hasSuffix(".1.7"): .sender
        case let code where code.hasSuffix(".4.7"): .expired
        case let code where code.hasSuffix(".4.1") || code.hasSuffix(".4.2"): .network
        case let code where code.dropFirst().hasPrefix(".3."): .system
        case let code where code.dropFirst().hasPrefix(".6."): .content
        case let code where code.dropFirst().hasPrefix(".7."): .policy
        default: nil
        }
    }
}
