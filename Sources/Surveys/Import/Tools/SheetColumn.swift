internal import Definitions

/// One column of an export, and what it is about as far as the header says.
struct SheetColumn: Sendable {
    let index: Int
    /// As it stands in the first row.
    let header: String
    /// The question, where columns share one: `Which of these?` of `Which of these? [Pears]`.
    let base: String
    /// The part: a choice, a row, an item; empty for a whole question.
    let label: String
    /// The tool's own: of the sheet, not of a question.
    let isOwn: Bool
    /// Further names: the question's text in a tool whose first row has codes.
    let alsoKnown: [String]

    /// - Parameters:
    ///   - header: the first row, without the columns of a rejects file.
    ///   - more: the further rows of the header.
    ///   - offset: columns that a rejects file adds.
    static func columns(_ tool: SurveyTool, _ header: [String], _ more: [[String]], offset: Int) -> [SheetColumn] {
        let own = tool.ownColumns
        var columns: [SheetColumn] = []
        var heading = ""
        for (place, text) in header.enumerated() {
            let below = more.first.map { place < $0.count ? $0[place] : "" } ?? ""
            let isOwn = own.contains(HeaderName.plain(text))
            switch tool {
            case .surveymonkey:
                // A question's heading stands above the first of its columns only.
                if !HeaderName.plain(text).isEmpty { heading = isOwn ? "" : text }
                columns.append(
                    SheetColumn(
                        index: place + offset, header: text.isEmpty ? heading : text, base: isOwn ? text : heading,
                        label: isOwn || isWhole(below) ? "" : below, isOwn: isOwn, alsoKnown: []))
            case .qualtrics:
                columns.append(qualtrics(place + offset, text, below, isOwn: isOwn))
            default:
                let (base, label) = split(text)
                columns.append(
                    SheetColumn(
                        index: place + offset, header: text, base: base, label: label, isOwn: isOwn, alsoKnown: []))
            }
        }
        return columns
    }

    /// What SurveyMonkey writes below a question that has one column.
    private static func isWhole(_ label: String) -> Bool {
        ["", "response", "open-ended response", "ответ", "свободный ответ"].contains(HeaderName.plain(label))
    }

    /// `Q3_2` with `Which of these? - Pears` below it.
    private static func qualtrics(_ index: Int, _ code: String, _ text: String, isOwn: Bool) -> SheetColumn {
        let parts = text.components(dividedBy: " - ")
        let isPart = code.contains("_") && parts.count > 1
        let base = isPart ? parts.dropLast().joined(separator: " - ") : text
        return SheetColumn(
            index: index, header: code, base: isOwn || base.isEmpty ? code : base,
            label: isPart ? parts.last ?? "" : "",
            isOwn: isOwn, alsoKnown: [code, code.split(separator: "_").first.map(String.init) ?? code])
    }

    /// The question of a header that names a part.
    static func base(of header: String) -> String { split(header).base }

    /// `Question [Part]`, `Q1[SQ001]`, `Q1.SQ001.` (as R reads it).
    private static func split(_ text: String) -> (base: String, label: String) {
        if text.hasSuffix("]"), let open = text.lastIndex(of: "[") {
            let base = text[..<open].trimmed
            let label = text[text.index(after: open)...].dropLast().trimmed
            if !base.isEmpty, !label.isEmpty { return (base, label) }
        }
        let dots = text.split(separator: ".", omittingEmptySubsequences: false)
        if dots.count == 3, dots[2].isEmpty, !dots[0].isEmpty, !dots[1].isEmpty,
            !text.contains(where: \.isWhitespace)
        {
            return (String(dots[0]), String(dots[1]))
        }
        return (text, "")
    }
}

extension StringProtocol {
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    func components(dividedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
