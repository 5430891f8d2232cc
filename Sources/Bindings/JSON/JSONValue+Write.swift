extension JSONValue {
    /// The value as JSON text in UTF-8; `pretty` indents by two spaces.
    package func text(pretty: Bool = false) -> String {
        var output: [UInt8] = []
        write(to: &output, indent: pretty ? 0 : nil)
        return String(decoding: output, as: UTF8.self)
    }

    private func write(to output: inout [UInt8], indent: Int?) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .integer(let value): output += String(value).utf8
        case .real(let value): output += JSONValue.number(value).utf8
        case .string(let value): JSONValue.quote(value, to: &output)
        case .array(let elements):
            JSONValue.wrap("[", "]", count: elements.count, indent: indent, to: &output) { index, inner, output in
                elements[index].write(to: &output, indent: inner)
            }
        case .object(let object):
            let members = object.members
            JSONValue.wrap("{", "}", count: members.count, indent: indent, to: &output) { index, inner, output in
                JSONValue.quote(members[index].name, to: &output)
                output += (inner == nil ? ":" : ": ").utf8
                members[index].value.write(to: &output, indent: inner)
            }
        }
    }

    private static func wrap(
        _ open: String, _ close: String, count: Int, indent: Int?, to output: inout [UInt8],
        _ element: (Int, Int?, inout [UInt8]) -> Void
    ) {
        output += open.utf8
        for index in 0..<count {
            if index > 0 { output += ",".utf8 }
            if let indent { newline(indent + 1, to: &output) }
            element(index, indent.map { $0 + 1 }, &output)
        }
        if let indent, count > 0 { newline(indent, to: &output) }
        output += close.utf8
    }

    private static func newline(_ indent: Int, to output: inout [UInt8]) {
        output.append(0x0A)
        output += repeatElement(0x20, count: indent * 2)
    }

    private static func number(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return "\(value)"
    }

    private static func quote(_ text: String, to output: inout [UInt8]) {
        output.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: output += "\\\"".utf8
            case 0x5C: output += "\\\\".utf8
            case 0x0A: output += "\\n".utf8
            case 0x0D: output += "\\r".utf8
            case 0x09: output += "\\t".utf8
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                output += "\\u00".utf8
                output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: output.append(byte)
            }
        }
        output.append(0x22)
    }
}
