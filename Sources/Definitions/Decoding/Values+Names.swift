internal import Formats

extension Values {
    /// `[a-z][a-z0-9_]{0,50}`, as the columns of the store need it.
    static func name(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try text(node)
        guard isName(text) else {
            throw ValueMistake(
                .name,
                Phrase("\"\(text)\" is not a name: lower-case Latin letters, digits and _, a letter first, at most 51"),
                suggestion: slug(text, "_").map { Phrase("write \($0)") })
        }
        return text
    }

    static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= 51 else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    /// Names that are no columns of the store may have hyphens too: topics, stages, segments, questions, webhooks.
    static func hyphenatedName(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try text(node)
        guard isName(text.replacing("-", with: "_")) else {
            throw ValueMistake(
                .name, Phrase("\"\(text)\" is not a name: lower-case Latin letters, digits, - and _, a letter first"),
                suggestion: slug(text, "-").map { Phrase("write \($0)") })
        }
        return text
    }

    /// `[a-z0-9][a-z0-9-]*`, the stem of a campaign's file.
    package static func isCampaignName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, first != 0x2D, bytes.count <= 100 else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    static func campaignName(_ node: YAMLNode) throws(ValueMistake) -> String {
        let text = try text(node)
        guard isCampaignName(text) else {
            throw ValueMistake(
                .campaignName, Phrase("\"\(text)\" is not a campaign's name: lower-case letters, digits and hyphens"),
                suggestion: slug(text, "-").map { Phrase("write \($0)") })
        }
        return text
    }

    /// The nearest proper name, or nil when nothing of the text can stay.
    static func slug(_ text: String, _ separator: Character) -> String? {
        var result = ""
        for character in text.lowercased() {
            if character.isASCII, character.isLetter || character.isNumber {
                result.append(character)
            } else if !result.isEmpty, result.last != separator {
                result.append(separator)
            }
        }
        while result.last == separator { result.removeLast() }
        return result.isEmpty || (separator == "_" && result.first!.isNumber) ? nil : result
    }
}

/// Names that filters, templates and imports already use.
enum ReservedNames {
    /// What every member has.
    static let member = Set(FilterOperand.MemberField.allCases.map(\.rawValue)).union([
        "id", "key", "email_key", "time_zone", "stage", "stage_entered_at", "tag", "tags", "consent", "nps", "nps_at",
        "alive",
        "engagement",
        "touched", "created_at", "updated_at", "erased_at",
    ])

    /// The words of the filter language.
    static let filterWords = Set(FilterChecker.valueFunctions + FilterChecker.conditionFunctions)
        .union(FilterNode.TextMatch.allCases.map(\.rawValue))
        .union([
            "and", "or", "not", "in", "is", "set", "within", "older", "than", "before", "after", "any", "all", "true",
            "false",
        ])

    /// What every activity has. `kind` is not among them: an activity may have a field of that name (`story: { kind: string }`),
    /// which an import with `--kind` reads from the column.
    static let activity: Set<String> = ["id", "at", "email", "external_id", "member", "source"]
}
