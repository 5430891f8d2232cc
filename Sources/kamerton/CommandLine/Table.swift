import Formats

/// A plain table for people: columns aligned, numbers to the right.
struct Table {
    let headers: [Phrase]
    private(set) var rows: [[Phrase]] = []

    init(_ headers: Phrase...) { self.headers = headers }
    init(_ headers: [Phrase]) { self.headers = headers }

    mutating func add(_ cells: Phrase...) { rows.append(cells) }
    mutating func add(_ cells: [Phrase]) { rows.append(cells) }

    /// A row of what is the same in every language.
    mutating func add(verbatim cells: [String]) { rows.append(cells.map(Phrase.init(verbatim:))) }

    /// The lines, without spaces at their ends.
    func lines(in language: Language) -> [String] {
        let rows = rows.map { $0.map { $0.text(in: language) } }
        let all = [headers.map { $0.text(in: language) }] + rows
        let widths = headers.indices.map { column in all.map { Table.width($0[column]) }.max() ?? 0 }
        let isNumeric = headers.indices.map { column in
            !rows.isEmpty && rows.allSatisfy { Table.looksNumeric($0[column]) }
        }
        return all.map { cells in
            var line = ""
            for (column, cell) in cells.enumerated() {
                let space = String(repeating: " ", count: widths[column] - Table.width(cell))
                line += isNumeric[column] ? space + cell : cell + space
                if column < cells.count - 1 { line += "  " }
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }
    }

    private static func looksNumeric(_ text: String) -> Bool {
        text.isEmpty || text == "-" || text.allSatisfy { $0.isNumber || "+-.,% –".contains($0) }
    }

    /// Columns on a terminal: wide East Asian characters take two.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: sum
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60,
                0x1F300...0x1F3FA, 0x1F400...0x1FAFF, 0x20000...0x3FFFD:
                sum + 2
            default: sum + 1
            }
        }
    }
}
