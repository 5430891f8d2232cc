import Formats
import Foundation
import JSON

// Reads one JSON request a line from stdin and answers one a line on stdout, until end of input. An op that does not
// exist, and any error, answers "ok": false.
while let line = readLine(strippingNewline: true) {
    if line.allSatisfy(\.isWhitespace) { continue }
    var reply = JSONObject()
    do {
        let request = try JSONValue(parsing: line)
        reply["id"] = request["id"] ?? .null
        let op = request["op"]?.stringValue ?? ""
        guard let operation = Operations.table[op] else { throw OperationError("there is no op \"\(op)\"") }
        let result = try operation(request)
        reply["ok"] = true
        for member in result.members { reply[member.name] = member.value }
    } catch {
        reply["ok"] = false
        let phrase = (error as? any PhrasedError)?.phrase
        reply["error"] = .string(phrase?.english ?? "\(error)")
    }
    FileHandle.standardOutput.write(Data((JSONValue.object(reply).text() + "\n").utf8))
}
