import Foundation
internal import Formats

/// `--from`: the tools whose exports are understood with their statuses.
package enum ExportTool: String, Sendable, CaseIterable {
    case listmonk, mailchimp

    /// One file of an export, and what all of its members are, where the file is about one status only.
    struct Part {
        let path: String
        let status: MailchimpStatus?
    }

    /// The files of an export: the one named, or those of Mailchimp's folder, the ones that forbid mail first.
    /// - Parameter status: what `--status` says of a file that does not say it itself.
    func parts(at path: String, status: MailchimpStatus?) throws -> [Part] {
        var isDirectory: ObjCBool = false
        guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
            isDirectory.boolValue
        else { return [Part(path: path, status: status ?? MailchimpStatus(fileName: path))] }
        guard self == .mailchimp else {
            throw ImportError(
                Phrase("\(path) is a folder"), advice: Phrase("listmonk exports one file: subscribers.csv"))
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
            $0.lowercased().hasSuffix(".csv") && !$0.contains(".rejects")
        }
        let parts = names.sorted().compactMap { name in
            MailchimpStatus(fileName: name).map { Part(path: path + "/" + name, status: $0) }
        }
        guard !parts.isEmpty else {
            throw ImportError(
                Phrase(
                    "\(path) has none of Mailchimp's files in it: subscribed_….csv, unsubscribed_….csv, cleaned_….csv"),
                advice: Phrase("unzip the export into a folder and name that folder"))
        }
        return parts.sorted { $0.status!.rank < $1.status!.rank }
    }

    /// Further headers under which the tool keeps our fields, in their normalised spelling.
    var synonyms: [String: [String]] {
        switch self {
        case .listmonk: ["joined_at": ["createdat"]]
        case .mailchimp:
            [
                "joined_at": ["optintime"], "country": ["cc"], "region": ["region"],
                "phone": ["phonenumber", "smsphonenumber"],
            ]
        }
    }

    /// What its exports leave out.
    func notes(header: [String]) -> [Phrase] {
        guard self == .listmonk, !header.contains(where: { HeaderMapping.normalized($0) == "subscriptionstatus" })
        else {
            return []
        }
        return [
            Phrase(
                """
                listmonk's export does not say who has left which list: everybody enabled counts as subscribed, unless \
                you export one list with the filter "subscription status: confirmed"
                """)
        ]
    }

    /// Columns that are read in another way, or that nobody misses.
    var knownHeaders: Set<String> {
        switch self {
        case .listmonk:
            ["uuid", "id", "attributes", "attribs", "status", "createdat", "updatedat", "lists", "subscriptionstatus"]
        case .mailchimp:
            [
                "memberrating", "optintime", "optinip", "confirmtime", "confirmip", "latitude", "longitude", "gmtoff",
                "dstoff", "timezone", "cc", "region", "lastchanged", "leid", "euid", "notes", "unsubtime",
                "unsubcampaigntitle", "unsubcampaignid", "unsubreason", "unsubreasonother", "cleantime",
                "cleancampaigntitle", "cleancampaignid", "source", "status",
            ]
        }
    }
}

/// What Mailchimp says of the members of one of its files.
package enum MailchimpStatus: String, Sendable, CaseIterable {
    case subscribed, unsubscribed, cleaned, nonsubscribed

    /// By the beginning of the name: `cleaned_email_audience_export_1a2b.csv`, `subscribed_members_export_1a2b.csv`.
    init?(fileName path: String) {
        let name = (path as NSString).lastPathComponent.lowercased()
        guard let status = MailchimpStatus.allCases.first(where: { name.hasPrefix($0.rawValue) }) else { return nil }
        self = status
    }

    /// Files that forbid mail come before those that allow it.
    var rank: Int {
        switch self {
        case .unsubscribed: 0
        case .cleaned: 1
        case .nonsubscribed: 2
        case .subscribed: 3
        }
    }
}

/// Why another tool would not write to an address any more.
struct ExportSuppression: Hashable {
    let reason: SuppressionReason
    let note: String
    let at: Instant?
}

/// What the rows of an export say besides the columns that every import knows. Looked at twice: for the addresses that must
/// not be mailed, before anything else is written, and then for the members.
protocol ExportRows {
    mutating func suppression(_ record: CSVRecord) throws(RowReject) -> ExportSuppression?
    /// Adds consent, tags and attributes to a row whose columns have been read.
    mutating func complete(_ row: inout MemberRow, _ record: CSVRecord) throws(RowReject)
}
