import JSON

/// Why an operation cannot answer.
struct OperationError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The ops that the suites may call, by name. Each takes the request and returns what to add to the reply.
enum Operations {
    typealias Operation = @Sendable (JSONValue) throws -> JSONObject

    static let table: [String: Operation] = [
        "liquid.render": LiquidRender.answer,
        "csv.parse": CSVParse.answer,
        "address.check": AddressCheck.answer,
        "yaml.load": YAMLLoad.answer,
        "nps.stats": NPSStats.answer,
        "schedule.next": ScheduleNext.answer,
        "mime.compose": MIMECompose.answer,
        "dkim.sign": DKIMSign.answer,
        "bounce.parse": BounceParse.answer,
    ]
}
