internal import Definitions

/// An index that the store gets when a filter first asks for it.
struct FilterIndex: Hashable {
    let name: String
    let table: Table
    /// What stands behind ON in CREATE INDEX.
    let definition: String
    /// The declared column that it needs; nil for one that every store has.
    let column: String?
    /// What is searched, as filters write it.
    let subject: String

    enum Table: String {
        case members, activities
    }

    /// The index of a column of members; nil where a unique key serves.
    init?(_ column: SearchedColumn) {
        guard column.indexName != SearchedColumn.unique else { return nil }
        name = column.indexName
        table = .members
        definition = "members (\(column.sql))"
        let isDeclared = column.sql.hasPrefix("attr_")
        self.column = isDeclared ? column.sql : nil
        subject = String(column.indexName.trimmingPrefix("members_by_").trimmingPrefix("attr_"))
    }

    /// The amounts of activities in the order of their members: a sum over everyone need not read the activities' rows.
    init(of field: AttributeDefinition) {
        let column = "field_" + field.name
        name = "activities_by_\(column)"
        table = .activities
        definition = "activities (member_id, kind, at, \(column)) WHERE \(column) IS NOT NULL"
        self.column = column
        subject = field.name
    }

    /// Those that would serve a filter.
    static func all(for filter: Filter) -> Set<FilterIndex> {
        var indexes: Set<FilterIndex> = []
        filter.root.visit { node in
            if let column = node.searchedColumn, let index = FilterIndex(column) { indexes.insert(index) }
            for operand in node.operands.flatMap(\.parts) {
                if case .aggregate(_, _, let field, _) = operand { indexes.insert(FilterIndex(of: field)) }
            }
        }
        return indexes
    }
}
