import Campaigning
import Definitions
import Formats
import JSON

/// `schedule.next`
enum ScheduleNext {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        guard let text = request["cron"]?.stringValue, let zoneName = request["timezone"]?.stringValue,
            let zone = Zone(zoneName), let after = request["after"]?.stringValue.flatMap(Instant.init(rfc3339:)),
            let count = request["count"]?.integerValue
        else { throw OperationError("cron, timezone, after and count are needed") }
        let cron: CronExpression
        do { cron = try CronExpression(parsing: text) } catch { throw OperationError(error.message.english) }
        let times = CronTimes(cron, in: zone, after: after).prefix(Int(count))
        return JSONObject([("times", .array(times.map { .string($0.description) }))])
    }
}
