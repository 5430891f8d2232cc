internal import Definitions
internal import Formats
internal import SQLite

/// What one row says of a member. Empty cells say nothing.
struct MemberRow: ImportRow {
    var line: Int
    var cells: [String]
    var email: EmailAddress?
    var externalID: String?
    /// Parallel to `MemberColumns.all`; `.null` where the cell is empty.
    var values: [SQLValue]
    var tags: [String] = []
    var consent: ConsentState?
    var consentBasis: String?
    var consentAt: Instant?
    /// What shows the consent, beyond the file and the line.
    var consentProof: String?

    /// What makes two rows of a file the same member.
    var identity: String { MemberRow.identity(email: email, externalID: externalID) ?? "" }

    static func identity(email: EmailAddress?, externalID: String?) -> String? {
        // No address has a space, so that the two kinds cannot meet.
        email?.key ?? externalID.map { "id " + $0 }
    }

    /// This row with what a later one of the same member says: the later cell wins, an empty one does not erase, a
    /// withdrawal stays.
    func merged(with later: MemberRow) -> MemberRow {
        var result = later
        result.email = later.email ?? email
        result.externalID = later.externalID ?? externalID
        for index in values.indices where later.values[index] == .null { result.values[index] = values[index] }
        result.tags = tags + later.tags.filter { !tags.contains($0) }
        if consent == .withdrawn || later.consent == nil {
            (result.consent, result.consentBasis, result.consentAt) = (consent, consentBasis, consentAt)
            result.consentProof = consentProof
        }
        return result
    }
}

/// The columns of `members` that a file fills, apart from the addresses.
struct MemberColumn {
    enum Content {
        case line, locale, timezone, time
        case attribute(ValueType)
        /// Filled from elsewhere than a column of its own.
        case added
    }

    let name: String
    let index: Int
    let content: Content

    static func all(
        of mapping: HeaderMapping, definition: WorkspaceDefinition, tool: ExportTool? = nil
    ) -> [MemberColumn] {
        var columns: [MemberColumn] = []
        let builtIn: [(String, Content)] = [
            ("first_name", .line), ("last_name", .line), ("name", .line), ("locale", .locale),
            ("timezone", .timezone), ("joined_at", .time),
        ]
        for (name, content) in builtIn {
            if let index = mapping[name] { columns.append(MemberColumn(name: name, index: index, content: content)) }
        }
        if definition.takesReferralCodes, let index = mapping[HeaderSynonyms.referralCode] {
            columns.append(MemberColumn(name: HeaderSynonyms.referralCode, index: index, content: .line))
        }
        for attribute in definition.attributes {
            guard let index = mapping[attribute.name] else {
                // listmonk keeps attributes in one column, as JSON.
                if tool == .listmonk { columns.append(MemberColumn(name: attribute.column, index: 0, content: .added)) }
                continue
            }
            columns.append(
                MemberColumn(name: attribute.column, index: index, content: .attribute(attribute.type)))
        }
        return columns
    }

    /// - Parameter tool: whose export it is; it has headers of its own.
    static func fields(of definition: WorkspaceDefinition, tool: ExportTool? = nil) -> [ImportField] {
        let builtIn =
            [
                "email", "external_id", "first_name", "last_name", "name", "locale", "timezone", "joined_at", "tags",
                "consent", "consent_basis", "consent_at",
            ] + (definition.takesReferralCodes ? [HeaderSynonyms.referralCode] : [])
        let own = tool?.synonyms ?? [:]
        return builtIn.map { ImportField($0, synonyms: (HeaderSynonyms.members[$0] ?? []) + (own[$0] ?? [])) }
            + definition.attributes.map {
                ImportField($0.name, synonyms: (HeaderSynonyms.declared[$0.name] ?? []) + (own[$0.name] ?? []))
            }
    }
}
