import Definitions
import Formats
import Foundation
import JSON

/// `yaml.load`
enum YAMLLoad {
    static func answer(_ request: JSONValue) throws -> JSONObject {
        guard let path = request["path"]?.stringValue, let data = FileManager.default.contents(atPath: path) else {
            throw OperationError("there is no such file")
        }
        let (root, findings) = YAMLTree.parse([UInt8](data), file: path)
        if let finding = findings.first(where: { $0.severity == .error }) {
            throw OperationError("\(finding.mark.line):\(finding.mark.column): \(finding.message.english)")
        }
        var reply = JSONObject()
        reply["value"] = try root.map(json) ?? .null
        return reply
    }

    private static func json(_ node: YAMLNode) throws -> JSONValue {
        switch node.kind {
        case .scalar(let text, let isPlain):
            return switch YAMLScalar(text, isPlain: isPlain) {
            case .null: .null
            case .boolean(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .number(let value): value.isFinite ? .real(value) : .string(text)
            case .text(let value): .string(value)
            }
        case .sequence(let elements):
            return .array(try elements.map(json))
        case .mapping(let pairs):
            var object = JSONObject()
            for (key, value) in pairs {
                guard let name = key.text else { throw OperationError("a key that is not a scalar has no JSON form") }
                object[name] = try json(value)
            }
            return .object(object)
        }
    }
}
