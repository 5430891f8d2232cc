internal import Definitions
internal import Formats

/// Cells read as locales and time zones.
enum CellLocale {
    /// `ru`, `pt-BR`, `zh_Hans_CN` in their usual spelling (BCP 47: language, script, region), nil for an empty cell.
    static func locale(_ cell: String) throws(RowReject) -> String? {
        if (2...3).contains(cell.utf8.count), cell.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return cell }
        guard let text = try CellText.line(cell) else { return nil }
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
        let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
        guard isASCII, let language = parts.first, (2...3).contains(language.count), language.allSatisfy(\.isLetter),
            parts.count <= 3
        else { throw notALocale(text) }
        var result = [language.lowercased()]
        for part in parts.dropFirst() {
            if part.count == 4, part.allSatisfy(\.isLetter), result.count == 1 {
                result.append(part.capitalizedASCII)
            } else if part.count == 2 && part.allSatisfy(\.isLetter) || part.count == 3 && part.allSatisfy(\.isNumber) {
                result.append(part.uppercased())
            } else {
                throw notALocale(text)
            }
        }
        return result.joined(separator: "-")
    }

    private static func notALocale(_ text: String) -> RowReject {
        RowReject(Phrase("\"\(text)\" is not a locale: write it as ru, en or pt-BR"))
    }
}

/// Time zones of cells, each looked up once.
struct CellZones {
    private var known: [String: String] = [:]

    /// The zone's name, nil for an empty cell.
    mutating func zone(_ cell: String) throws(RowReject) -> String? {
        if let name = known[cell] { return name }
        guard let text = try CellText.line(cell) else { return nil }
        guard let zone = Zone(text) else {
            let near = Suggestions.nearest(to: text, among: Zone.knownNames).map { Phrase("did you mean \"\($0)\"?") }
            throw RowReject(
                Phrase("\"\(text)\" is not a time zone: write it as Europe/Moscow").followed(by: near))
        }
        if known.count < 10_000 { known[cell] = zone.name }
        return zone.name
    }
}

extension String {
    /// `hANS` -> `Hans`, for ASCII words.
    fileprivate var capitalizedASCII: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
