internal import Definitions
internal import Formats
import Foundation

/// Something that a column can hold: its name, and the other headers under which it is found.
struct ImportField {
    let name: String
    let synonyms: [String]
    /// What people read when the column is described.
    var isDeclared = false

    init(_ name: String, synonyms: [String] = [], isDeclared: Bool = false) {
        (self.name, self.synonyms, self.isDeclared) = (name, synonyms, isDeclared)
    }
}

/// Which column holds what.
struct HeaderMapping {
    /// Positions in the header by field.
    private(set) var columns: [String: Int] = [:]
    /// Headers that were named by `--map`, to be remembered.
    private(set) var explicit: [String: String] = [:]
    private(set) var warnings: [Phrase] = []
    private(set) var notes: [Phrase] = []

    subscript(field: String) -> Int? { columns[field] }

    /// - Parameters:
    ///   - given: `--map`: header by field, an empty header for "not this one".
    ///   - remembered: what earlier imports of the same source were told; gives way where the header is not there.
    ///   - tool: whose export it is: of two columns that could be the same thing its first is taken, and its own are
    ///     not told of.
    init(
        header: [String], fields: [ImportField], given: [String: String], remembered: [String: String], source: String,
        tool: ExportTool? = nil
    ) throws {
        let normalized = header.map(HeaderMapping.normalized)
        var taken: Set<Int> = []
        var refused: Set<String> = []
        for (field, title) in given.sorted(by: { $0.key < $1.key }) {
            guard fields.contains(where: { $0.name == field }) else {
                throw ImportError(
                    Phrase("--map \(field)=…: there is no attribute \"\(field)\""),
                    advice: Suggestions.advice(for: field, among: fields.map(\.name)))
            }
            explicit[field] = title
            if title.isEmpty {
                refused.insert(field)
                continue
            }
            guard let index = HeaderMapping.index(of: title, in: header, normalized) else {
                throw ImportError(
                    Phrase("--map \(field)=\"\(title)\": the file has no such column"),
                    advice: Suggestions.advice(for: title, among: header))
            }
            let twins = header.indices.filter { header[$0] == title }
            if twins.count > 1 {
                throw ImportError(
                    Phrase("--map \(field)=\"\(title)\": \(twins.count) columns have this header"),
                    advice: Phrase("say it by its number: --map \(field)=#\(twins[0] + 1)"))
            }
            columns[field] = index
            taken.insert(index)
        }
        for (field, title) in remembered.sorted(by: { $0.key < $1.key }) where given[field] == nil {
            guard fields.contains(where: { $0.name == field }) else { continue }
            if title.isEmpty {
                refused.insert(field)
            } else if let index = HeaderMapping.index(of: title, in: header, normalized), !taken.contains(index) {
                columns[field] = index
                taken.insert(index)
                notes.append(Phrase("\(field) is read from \"\(header[index])\", as remembered for source \(source)"))
            }
        }
        let open = fields.filter { columns[$0.name] == nil && !refused.contains($0.name) }
        for isSynonym in [false, true] {
            for field in open where columns[field.name] == nil {
                let wanted = isSynonym ? Set(field.synonyms) : [HeaderMapping.normalized(field.name)]
                let found = normalized.indices.filter { !taken.contains($0) && wanted.contains(normalized[$0]) }
                if found.count > 1, tool == nil {
                    let titles = found.map { "\"\(header[$0])\"" }.joined(separator: ", ")
                    let areTwins = found.dropFirst().contains { header[$0] == header[found[0]] }
                    throw ImportError(
                        Phrase("\(titles): each of these could be \(field.name)"),
                        advice: areTwins
                            ? Phrase("say which by its number: --map \(field.name)=#\(found[0] + 1)")
                            : Phrase("say which: --map \(field.name)=\"\(header[found[0]])\""))
                }
                if let index = found.first {
                    columns[field.name] = index
                    taken.insert(index)
                }
            }
        }
        let known = tool?.knownHeaders ?? []
        warnAboutTheRest(
            header, taken: taken.union(normalized.indices.filter { known.contains(normalized[$0]) }), fields)
    }

    private mutating func warnAboutTheRest(_ header: [String], taken: Set<Int>, _ fields: [ImportField]) {
        let nameless = header.indices.filter { !taken.contains($0) && CellText.isBlank(header[$0]) }
        if !nameless.isEmpty {
            let numbers = nameless.map { String($0 + 1) }.joined(separator: ", ")
            notes.append(Phrase("columns without a header are not taken: \(numbers)"))
        }
        let rest = header.indices.filter { !taken.contains($0) && !nameless.contains($0) }
        guard !rest.isEmpty else { return }
        let names = rest.map { "\"\(header[$0])\"" }.joined(separator: ", ")
        let free = fields.map(\.name).filter { columns[$0] == nil }
        let near = rest.compactMap { index -> String? in
            Suggestions.nearest(to: header[index], among: free).map { "--map \($0)=\"\(header[index])\"" }
        }
        warnings.append(
            Phrase("not declared and not taken: \(names)").followed(
                by: near.isEmpty
                    ? Phrase("declare them in kamerton.yaml, or name their place: --map ATTRIBUTE=\"HEADER\"")
                    : Phrase("did you mean \(near.joined(separator: " "))?")))
    }

    /// By the header as it stands, `#3` for the third column, or the header's letters and digits.
    private static func index(of title: String, in header: [String], _ normalized: [String]) -> Int? {
        if let index = header.firstIndex(of: title) { return index }
        if title.hasPrefix("#"), let number = Int(title.dropFirst()), header.indices.contains(number - 1) {
            return number - 1
        }
        let wanted = HeaderMapping.normalized(title)
        return wanted.isEmpty ? nil : normalized.firstIndex(of: wanted)
    }

    /// Letters and digits in lower case, ё as е: `E-mail` and `EMAIL`, `First Name` and `first_name` are the same.
    static func normalized(_ header: String) -> String {
        String(
            header.precomposedStringWithCanonicalMapping.lowercased()
                .map { $0 == "ё" ? "е" : $0 }.filter { $0.isLetter || $0.isNumber })
    }
}
