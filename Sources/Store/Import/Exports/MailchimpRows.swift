internal import Formats

/// Rows of Mailchimp's audience export. Its times are UTC without saying so.
struct MailchimpRows: ExportRows {
    private let status: MailchimpStatus?
    private let basis: String?
    private let columns: [String: Int]
    private var times = CellTime(zone: .utc)

    /// - Parameters:
    ///   - status: of all rows; nil where a column says it, or the times of leaving do.
    ///   - basis: what the consent rests on, if the caller knows better than Mailchimp.
    init(header: [String], status: MailchimpStatus?, basis: String?) throws {
        var columns: [String: Int] = [:]
        for (index, title) in header.enumerated() where columns[HeaderMapping.normalized(title)] == nil {
            columns[HeaderMapping.normalized(title)] = index
        }
        guard status != nil || columns["unsubtime"] != nil || columns["cleantime"] != nil || columns["status"] != nil
        else {
            throw ImportError(
                Phrase("neither the file's name nor its columns say whether its members are subscribed"),
                advice: Phrase("say it: --status subscribed, unsubscribed, cleaned or nonsubscribed"))
        }
        (self.status, self.basis, self.columns) = (status, basis, columns)
    }

    mutating func suppression(_ record: CSVRecord) throws(RowReject) -> ExportSuppression? {
        switch try status(record) {
        case .unsubscribed:
            let reason = text("unsubreason", record) ?? text("unsubreasonother", record)
            return ExportSuppression(
                reason: .unsubscribed,
                note: reason.map { "unsubscribed in Mailchimp: \($0)" } ?? "unsubscribed in Mailchimp",
                at: try time("unsubtime", "lastchanged", record))
        case .cleaned:
            let campaign = text("cleancampaigntitle", record)
            return ExportSuppression(
                reason: .bounced, note: campaign.map { "cleaned in Mailchimp after \($0)" } ?? "cleaned in Mailchimp",
                at: try time("cleantime", "lastchanged", record))
        case .subscribed, .nonsubscribed: return nil
        }
    }

    mutating func complete(_ row: inout MemberRow, _ record: CSVRecord) throws(RowReject) {
        switch try status(record) {
        case .subscribed:
            let confirmedAt = try time("confirmtime", record)
            let optedAt = try time("optintime", record)
            row.consent = .granted
            row.consentAt = confirmedAt ?? optedAt
            row.consentBasis =
                basis ?? (confirmedAt == nil ? "subscribed in Mailchimp" : "opt-in confirmed in Mailchimp")
            row.consentProof = MailchimpRows.proof([
                ("opted in", optedAt, text("optinip", record)), ("confirmed", confirmedAt, text("confirmip", record)),
            ])
        case .unsubscribed:
            let leftAt = try time("unsubtime", record)
            row.consent = .withdrawn
            row.consentAt = try time("unsubtime", "lastchanged", record)
            row.consentBasis = "unsubscribed in Mailchimp"
            let reason = text("unsubreason", record).map { "reason: \($0)" }
            row.consentProof = [MailchimpRows.proof([("unsubscribed", leftAt, nil)]), reason]
                .compactMap { $0 }.joined(separator: ", ")
        case .cleaned, .nonsubscribed:
            row.consent = nil
        }
    }

    private static func proof(_ events: [(what: String, at: Instant?, ip: String?)]) -> String? {
        let parts = events.compactMap { event -> String? in
            guard event.at != nil || event.ip != nil else { return nil }
            return [event.what, event.at?.description, event.ip.map { "from \($0)" }]
                .compactMap { $0 }.joined(separator: " ")
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private mutating func status(_ record: CSVRecord) throws(RowReject) -> MailchimpStatus {
        if let name = text("status", record)?.lowercased() {
            guard let own = MailchimpStatus(rawValue: name == "transactional" ? "nonsubscribed" : name) else {
                throw RowReject(
                    Phrase("status: \"\(name)\" is none of subscribed, unsubscribed, cleaned, nonsubscribed"))
            }
            return own
        }
        // A row that tells when somebody left is believed, whatever its file is called.
        if text("unsubtime", record) != nil { return .unsubscribed }
        if text("cleantime", record) != nil { return .cleaned }
        return status ?? .subscribed
    }

    private func text(_ name: String, _ record: CSVRecord) -> String? {
        columns[name].flatMap { try? CellText.line(record.fields[$0], limit: 500) }
    }

    /// The first of two columns that has a time.
    private mutating func time(
        _ name: String, _ other: String, _ record: CSVRecord
    ) throws(RowReject) -> Instant? {
        if let time = try time(name, record) { return time }
        return try time(other, record)
    }

    private mutating func time(_ name: String, _ record: CSVRecord) throws(RowReject) -> Instant? {
        guard let column = columns[name] else { return nil }
        do throws(RowReject) {
            return try times.instant(record.fields[column], column: column)
        } catch {
            throw RowReject(named: name, error)
        }
    }
}
