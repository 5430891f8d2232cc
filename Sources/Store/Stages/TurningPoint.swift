/// When a condition became what it now is, in SQL.
enum TurningPoint {
    /// It was never otherwise.
    case always
    /// Nothing that is kept tells.
    case unknown
    /// A time in milliseconds; NULL where nothing tells, `always` where it was never otherwise.
    case at(String)

    /// The year 1: earlier than anything that happened.
    static let alwaysSQL = "-62135596800000"
    /// Later than anything that happens.
    static let neverSQL = "9000000000000000"

    /// As one SQL expression.
    var sql: String {
        switch self {
        case .always: TurningPoint.alwaysSQL
        case .unknown: "NULL"
        case .at(let sql): sql
        }
    }

    /// The latest of several, unknown if one is.
    static func latest(_ points: [TurningPoint]) -> TurningPoint {
        var expressions: [String] = []
        for point in points {
            switch point {
            case .always: continue
            case .unknown: return .unknown
            case .at(let sql): if !expressions.contains(sql) { expressions.append(sql) }
            }
        }
        if expressions.isEmpty { return .always }
        return .at(fold(expressions, "max"))
    }

    /// The earliest of those expressions that are not NULL.
    static func earliest(_ expressions: [String]) -> String {
        if expressions.count == 1 { return expressions[0] }
        return "nullif(\(fold(expressions.map { "coalesce(\($0), \(neverSQL))" }, "min")), \(neverSQL))"
    }

    /// `max(a, b, …)` of one is one; a call takes few arguments, so long lists are nested.
    private static func fold(_ expressions: [String], _ function: String) -> String {
        if expressions.count == 1 { return expressions[0] }
        if expressions.count <= 20 { return "\(function)(\(expressions.joined(separator: ", ")))" }
        let middle = expressions.count / 2
        return "\(function)(\(fold(Array(expressions[..<middle]), function)), "
            + "\(fold(Array(expressions[middle...]), function)))"
    }
}
