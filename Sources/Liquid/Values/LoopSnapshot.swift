/// What `forloop` and `tablerowloop` tell, at one round of a loop.
package final class LoopSnapshot: Sendable {
    let name: String
    let length: Int
    /// 0-based.
    let index: Int
    let parent: LoopSnapshot?
    /// Columns of a `tablerow`; nil for a `for`.
    let columns: Int?

    init(name: String, length: Int, index: Int, parent: LoopSnapshot?, columns: Int? = nil) {
        (self.name, self.length, self.index, self.parent, self.columns) = (name, length, index, parent, columns)
    }

    var rubyName: String { columns == nil ? "Liquid::ForloopDrop" : "Liquid::TablerowloopDrop" }

    subscript(key: String) -> LiquidValue? {
        ActiveLoop(name: name, length: length, index: index, columns: columns).member(key)
            ?? (columns == nil && key == "parentloop" ? parent.map(LiquidValue.loop) ?? .nil : nil)
    }
}

/// A loop that is being rendered.
struct ActiveLoop {
    let name: String
    let length: Int
    var index = 0
    var columns: Int?
    /// The enclosing `for`, as a position in the rendering's loops.
    var parent: Int?

    /// 0-based; with no columns (`cols: nil`) everything stays in one row.
    private var column: Int { columns.map { $0 > 0 ? index % $0 : index } ?? 0 }

    var row: Int { columns.map { $0 > 0 ? index / $0 + 1 : 1 } ?? 1 }
    var columnNumber: Int { column + 1 }
    var isLastColumn: Bool { columnNumber == columns }
    var isLast: Bool { index == length - 1 }

    /// Nil when there is no such member.
    func member(_ key: String) -> LiquidValue? {
        switch key {
        case "index": return .integer(Int64(index + 1))
        case "index0": return .integer(Int64(index))
        case "rindex": return .integer(Int64(length - index))
        case "rindex0": return .integer(Int64(length - index - 1))
        case "first": return .bool(index == 0)
        case "last": return .bool(isLast)
        case "length": return .integer(Int64(length))
        default: break
        }
        if columns == nil { return key == "name" ? .string(name) : nil }
        switch key {
        case "col": return .integer(Int64(columnNumber))
        case "col0": return .integer(Int64(column))
        case "col_first": return .bool(column == 0)
        case "col_last": return .bool(isLastColumn)
        case "row": return .integer(Int64(row))
        default: return nil
        }
    }
}
