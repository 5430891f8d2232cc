/// The tools whose exports are known by their headers.
package enum SurveyTool: String, Sendable, CaseIterable {
    case surveymonkey, typeform, tally, qualtrics, limesurvey, formbricks, delighted
    case googleForms = "google_forms"
    /// Any other table.
    case other

    /// - Parameter header: the first row.
    package init(header: [String]) {
        let names = Set(header.map(HeaderName.plain))
        let has = { (wanted: String...) in wanted.allSatisfy(names.contains) }
        let first = header.first.map(HeaderName.plain) ?? ""
        if has("respondent id", "collector id") {
            self = .surveymonkey
        } else if first == "#", has("submit date (utc)") {
            self = .typeform
        } else if has("submission id", "respondent id") {
            self = .tally
        } else if has("responseid", "recordeddate") || names.contains(where: { $0.hasPrefix("{\"importid\"") }) {
            self = .qualtrics
        } else if has("startlanguage", "submitdate", "lastpage") {
            self = .limesurvey
        } else if has("response id", "survey id", "finished") {
            self = .formbricks
        } else if has("score", "comment"), has("permalink") || has("person id") || has("response id") {
            self = .delighted
        } else if ["timestamp", "отметка времени", "horodateur", "zeitstempel", "marca temporal"].contains(first) {
            self = .googleForms
        } else {
            self = .other
        }
    }

    /// As people call it.
    package var title: String {
        switch self {
        case .surveymonkey: "SurveyMonkey"
        case .typeform: "Typeform"
        case .tally: "Tally"
        case .qualtrics: "Qualtrics"
        case .limesurvey: "LimeSurvey"
        case .formbricks: "Formbricks"
        case .delighted: "Delighted"
        case .googleForms: "Google Forms"
        case .other: "CSV"
        }
    }

    /// Rows below the first that are no answers either.
    var moreHeaderRows: Int {
        switch self {
        case .surveymonkey: 1
        case .qualtrics: 2
        default: 0
        }
    }

    /// Its own columns that hold who and when, in the order in which they are believed.
    func ownNames(of field: String) -> [String] {
        switch (self, field) {
        case (.surveymonkey, "id"): ["respondent id"]
        case (.surveymonkey, "at"): ["end date", "start date"]
        case (.typeform, "id"): ["#"]
        case (.typeform, "at"): ["submit date (utc)"]
        case (.tally, "id"): ["submission id"]
        case (.tally, "at"): ["submitted at"]
        case (.qualtrics, "id"): ["responseid"]
        case (.qualtrics, "at"): ["recordeddate", "enddate"]
        case (.qualtrics, "email"): ["recipientemail"]
        case (.qualtrics, "token"): ["kamerton_token", "token", "externalreference"]
        case (.limesurvey, "id"): ["id", "response_id"]
        case (.limesurvey, "at"): ["submitdate", "datestamp"]
        // Its `token` is LimeSurvey's own.
        case (.limesurvey, "token"): ["kamerton_token", "kamerton"]
        case (.formbricks, "id"): ["response id"]
        case (.formbricks, "at"): ["timestamp"]
        case (.delighted, "id"): ["response id", "id"]
        case (.delighted, "at"): ["updated at", "created at", "response time", "date"]
        default: []
        }
    }

    /// Columns that say something of the sheet, and are never questions.
    var ownColumns: Set<String> {
        switch self {
        case .surveymonkey:
            [
                "respondent id", "collector id", "start date", "end date", "date created", "date modified",
                "ip address",
                "email address", "first name", "last name", "custom data 1",
            ]
        case .typeform:
            [
                "#", "response type", "start date (utc)", "stage date (utc)", "submit date (utc)", "network id", "tags",
                "ending",
            ]
        case .tally: ["submission id", "respondent id", "submitted at"]
        case .qualtrics:
            [
                "startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished",
                "recordeddate", "responseid", "recipientlastname", "recipientfirstname", "recipientemail",
                "externalreference", "locationlatitude", "locationlongitude", "distributionchannel", "userlanguage",
            ]
        case .limesurvey:
            [
                "id", "response_id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp",
                "ipaddr", "refurl", "token",
            ]
        case .formbricks: ["no.", "response id", "timestamp", "finished", "survey id", "tags", "notes"]
        case .delighted:
            [
                "response id", "id", "person id", "permalink", "created at", "updated at", "response time", "tags",
                "notes",
            ]
        case .googleForms: ["timestamp", "отметка времени", "horodateur", "zeitstempel", "marca temporal"]
        case .other: []
        }
    }

    /// What a row is that is no answer, by its cells; nil for an answer.
    func unwanted(_ cell: (String) -> String?) -> UnwantedRow? {
        switch self {
        case .qualtrics:
            let status = cell("status")?.lowercased() ?? ""
            // As words, or as numbers: 1 is a preview, 2 and 17 a test (the second of an import of tests), 8 spam.
            if status.contains("preview") || status.contains("test") || status.contains("spam")
                || ["1", "2", "8", "9", "12", "17", "40"].contains(status)
            {
                return .preview
            }
            return isNo(cell("finished")) ? .unfinished : nil
        case .limesurvey: return (cell("submitdate") ?? "").isEmpty ? .unfinished : nil
        case .formbricks: return isNo(cell("finished")) ? .unfinished : nil
        case .typeform:
            guard let type = cell("response type")?.lowercased(), !type.isEmpty else { return nil }
            return type == "completed" ? nil : .unfinished
        default: return nil
        }
    }

    private func isNo(_ text: String?) -> Bool { ["no", "false", "0"].contains(text?.lowercased() ?? "") }
}

/// Rows of an export that nobody gave as an answer.
enum UnwantedRow: Sendable {
    /// The author looked how the survey is.
    case preview
    /// Begun, and not sent.
    case unfinished
}

/// Names of columns, to compare.
enum HeaderName {
    /// NFC, lower case, white space as single spaces, trimmed.
    static func plain(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
