internal import SQLite

/// Lists as one parameter for `json_each`, so that the statement is the same for any number of them.
extension Store {
    static func jsonArray(_ ids: [Int64]) -> SQLValue { .text(list(ids)) }

    /// Numbers as a JSON array.
    static func list(_ ids: some Collection<Int64>) -> String {
        "[" + ids.map(String.init).joined(separator: ",") + "]"
    }

    /// Names, in which nothing has to be escaped.
    static func jsonTexts(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
}
