import JSON

/// `schedule.next`
enum ScheduleNext {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        throw OperationError("schedule.next is not available yet")
    }
}
