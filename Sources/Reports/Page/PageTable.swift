package import Formats

/// A table with a caption; wide ones scroll on a phone, by keyboard too.
package struct PageTable: PageBlock {
    package struct Column: Sendable {
        package let head: Phrase
        package let isNumber: Bool

        package static func words(_ head: Phrase) -> Column { Column(head: head, isNumber: false) }
        package static func number(_ head: Phrase) -> Column { Column(head: head, isNumber: true) }
    }

    package enum Cell: Sendable {
        /// From outside: a name, an occurrence.
        case name(String)
        case words(Phrase)
        case number(Int)
        case decimal(Double, places: Int, isSigned: Bool)
        /// Of a share of 1.
        case percent(Double, places: Int)
        case none
    }

    package struct Row: Sendable {
        package let cells: [Cell]
        /// The sum of the others.
        package let isTotal: Bool
        /// Something is wrong with it, and its words say what.
        package let isMarked: Bool

        package init(_ cells: [Cell], isTotal: Bool = false, isMarked: Bool = false) {
            (self.cells, self.isTotal, self.isMarked) = (cells, isTotal, isMarked)
        }
    }

    package let caption: Phrase
    package let columns: [Column]
    package var rows: [Row]
    /// False where the heading above says it already: it is then read out, not seen.
    package let hasVisibleCaption: Bool

    package init(_ caption: Phrase, _ columns: [Column], rows: [Row] = [], hasVisibleCaption: Bool = false) {
        (self.caption, self.columns, self.rows) = (caption, columns, rows)
        self.hasVisibleCaption = hasVisibleCaption
    }

    package mutating func add(_ cells: Cell..., isTotal: Bool = false) { rows.append(Row(cells, isTotal: isTotal)) }

    package func write(to page: inout PageWriter) {
        let id = page.newID()
        let caption =
            "<caption id=\"\(id)\"\(hasVisibleCaption ? "" : " class=\"away\"")>\(page.say(self.caption))</caption>"
        let heads = columns.map { "<th scope=\"col\"\($0.isNumber ? " class=\"n\"" : "")>\(page.say($0.head))</th>" }
        page.add("<div class=\"wide\" role=\"region\" aria-labelledby=\"\(id)\" tabindex=\"0\"><table>\(caption)")
        page.add("<thead><tr>\(heads.joined())</tr></thead>")
        let (body, totals) = (rows.filter { !$0.isTotal }, rows.filter(\.isTotal))
        page.add("<tbody>\(body.map { PageTable.row($0, columns, page) }.joined(separator: "\n"))</tbody>")
        if !totals.isEmpty {
            page.add("<tfoot>\(totals.map { PageTable.row($0, columns, page) }.joined(separator: "\n"))</tfoot>")
        }
        page.add("</table></div>")
    }

    /// The first cell names the row.
    private static func row(_ row: Row, _ columns: [Column], _ page: PageWriter) -> String {
        let cells = zip(columns, row.cells).enumerated().map { index, cell in
            let number = cell.0.isNumber ? " class=\"n\"" : ""
            let text = cell.1.markup(page)
            return index == 0 ? "<th scope=\"row\"\(number)>\(text)</th>" : "<td\(number)>\(text)</td>"
        }
        return "<tr\(row.isMarked ? " class=\"marked\"" : "")>\(cells.joined())</tr>"
    }
}

extension PageTable.Cell {
    func markup(_ page: PageWriter) -> String {
        switch self {
        case .name(let text): page.name(text)
        case .words(let words): page.say(words)
        case .number(let number): page.language.number(number)
        case .decimal(let value, let places, let isSigned):
            page.language.decimal(value, places: places, isSigned: isSigned)
        case .percent(let share, let places): page.language.percent(share, places: places)
        case .none: "<span class=\"soft\">–</span>"
        }
    }
}
