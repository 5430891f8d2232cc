internal import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    /// What the model of purchases expects, from the days on which the member has bought; NULL for who never has.
    mutating func forecast(_ function: String, weeks: Double?) -> String {
        guard let model = compiler.forecast else { return "NULL" }
        let zone = bind(.text(compiler.zone.name))
        let today = bind(.integer(Int64(compiler.zone.civil(now).date.daysSince1970)))
        var arguments = [model.r, model.alpha, model.a, model.b].map { bind($0) }
        if let weeks { arguments.append(bind(weeks)) }
        arguments += [
            "count(DISTINCT kamerton_day(a.at, \(zone)))", "kamerton_day(min(a.at), \(zone))",
            "kamerton_day(max(a.at), \(zone))", today,
        ]
        let call = "\(function)(\(arguments.joined(separator: ", ")))"
        return "(SELECT \(call) \(events(.activities(["purchase"]), within: nil)))"
    }

    /// From now on; months and years are as long as the coming ones.
    func weeks(of span: Span) -> Double {
        Double(span.after(now, in: compiler.zone) - now) / (7 * 86_400_000)
    }
}
