internal import Definitions
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
    private(set) var warnings: [String] = []
    private(set) var notes: [String] = []

    subscript(field: String) -> Int? { columns[field] }

    /// - Parameters:
    ///   - given: `--map`: header by field, an empty header for "not this one".
    ///   - remembered: what earlier imports of the same source were told; gives way where the header is not there.
    init(
        header: [String], fields: [ImportField], given: [String: String], remembered: [String: String], source: String
    ) throws {
        let normalized = header.map(HeaderMapping.normalized)
        var taken: Set<Int> = []
        var refused: Set<String> = []
        for (field, title) in given.sorted(by: { $0.key < $1.key }) {
            guard fields.contains(where: { $0.name == field }) else {
                throw ImportError(
                    "--map \(field)=…: there is no attribute \"\(field)\"",
                    suggestion: Suggestions.text(for: field, among: fields.map(\.name)))
            }
            explicit[field] = title
            if title.isEmpty {
                refused.insert(field)
                continue
            }
            guard let index = HeaderMapping.index(of: title, in: header, normalized) else {
                throw ImportError(
                    "--map \(field)=\"\(title)\": the file has no such column",
                    suggestion: Suggestions.text(for: title, among: header))
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
                notes.append("\(field) is read from \"\(header[index])\", as remembered for source \(source)")
            }
        }
        let open = fields.filter { columns[$0.name] == nil && !refused.contains($0.name) }
        for isSynonym in [false, true] {
            for field in open where columns[field.name] == nil {
                let wanted = isSynonym ? Set(field.synonyms) : [HeaderMapping.normalized(field.name)]
                let found = normalized.indices.filter { !taken.contains($0) && wanted.contains(normalized[$0]) }
                if found.count > 1 {
                    let titles = found.map { "\"\(header[$0])\"" }.joined(separator: " and ")
                    throw ImportError(
                        "\(titles) could both be \(field.name)",
                        suggestion: "say which: --map \(field.name)=\"\(header[found[0]])\"")
                }
                if let index = found.first {
                    columns[field.name] = index
                    taken.insert(index)
                }
            }
        }
        warnAboutTheRest(header, taken: taken, fields: fields)
    }

    private mutating func warnAboutTheRest(_ header: [String], taken: Set<Int>, fields: [ImportField]) {
        let rest = header.indices.filter { !taken.contains($0) }
        guard !rest.isEmpty else { return }
        let names = rest.map { header[$0].isEmpty ? "column \($0 + 1) (without a header)" : "\"\(header[$0])\"" }
        var text = "not declared and not taken: \(names.joined(separator: ", "))"
        let free = fields.map(\.name).filter { columns[$0] == nil }
        let near = rest.compactMap { index -> String? in
            Suggestions.nearest(to: header[index], among: free).map { "--map \($0)=\"\(header[index])\"" }
        }
        text +=
            near.isEmpty
            ? "; declare them in kamerton.yaml, or name their place: --map ATTRIBUTE=\"HEADER\""
            : "; did you mean \(near.joined(separator: " "))?"
        warnings.append(text)
    }

    private static func index(of title: String, in header: [String], _ normalized: [String]) -> Int? {
        header.firstIndex(of: title) ?? normalized.firstIndex(of: HeaderMapping.normalized(title))
    }

    /// Letters and digits in lower case, ё as е: `E-mail` and `EMAIL`, `First Name` and `first_name` are the same.
    static func normalized(_ header: String) -> String {
        String(
            header.precomposedStringWithCanonicalMapping.lowercased()
                .map { $0 == "ё" ? "е" : $0 }.filter { $0.isLetter || $0.isNumber })
    }
}
