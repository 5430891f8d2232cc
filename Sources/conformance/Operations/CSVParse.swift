import Formats
import JSON

/// `csv.parse`
enum CSVParse {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        guard let path = request["path"]?.stringValue else { throw OperationError("\"path\" is missing") }
        let reader = try CSVReader(path: path)
        if let expected = request["expected_header"]?.arrayValue?.compactMap(\.stringValue),
            expected != reader.header
        {
            throw OperationError("the header is \(reader.header), expected \(expected)")
        }
        var rows: [JSONValue] = []
        var errors: [JSONValue] = []
        while true {
            do {
                guard let record = try reader.next() else { break }
                rows.append(.array(record.fields.map { .string($0) }))
            } catch let error as CSVError {
                errors.append(["line": JSONValue(error.line), "message": .string(error.problem.english)])
            }
        }
        return JSONObject([
            ("header", .array(reader.header.map { .string($0) })), ("rows", .array(rows)),
            ("errors", .array(errors)),
        ])
    }
}
