internal import CJansson

/// Why a text is not JSON, with the place that the parser names (1-based; columns count characters).
package struct JSONError: Error, CustomStringConvertible, Sendable {
    package let message: String
    package let line: Int
    package let column: Int

    package var description: String { "not JSON at line \(line), column \(column): \(message)" }
}

extension JSONValue {
    /// Parses one JSON text (any value at the top; nothing but white space after it). Depth is bounded by the library
    /// (2048). Whole numbers beyond 64 bits are read as reals.
    package init(parsing bytes: [UInt8]) throws(JSONError) {
        let flags = Int(JSON_DECODE_ANY_FLAG | JSON_ALLOW_NUL_FLAG)
        var error = json_error_t()
        var root = bytes.withUnsafeBytes {
            json_loadb($0.bindMemory(to: CChar.self).baseAddress, bytes.count, flags, &error)
        }
        let isWithoutIntegers = root == nil && JSONValue.text(of: &error).contains("too big")
        if isWithoutIntegers {
            root = bytes.withUnsafeBytes {
                json_loadb(
                    $0.bindMemory(to: CChar.self).baseAddress, bytes.count, flags | Int(JSON_DECODE_INT_AS_REAL_FLAG),
                    &error)
            }
        }
        guard let root else {
            throw JSONError(
                message: JSONValue.text(of: &error), line: Int(error.line), column: Int(error.column))
        }
        defer { kamerton_json_decref(root) }
        self = JSONValue.convert(root, isWithoutIntegers: isWithoutIntegers)
    }

    package init(parsing text: String) throws(JSONError) { try self.init(parsing: [UInt8](text.utf8)) }

    private static func text(of error: inout json_error_t) -> String {
        withUnsafeBytes(of: &error.text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// - Parameter isWithoutIntegers: whole numbers were read as reals, for the sake of one that is too big: the others
    ///   become whole again.
    private static func convert(_ value: OpaquePointerOfJSON, isWithoutIntegers: Bool) -> JSONValue {
        switch kamerton_json_type(value) {
        case JSON_OBJECT:
            var object = JSONObject()
            var iterator = json_object_iter(value)
            while let position = iterator {
                if let key = json_object_iter_key(position), let member = json_object_iter_value(position) {
                    let length = json_object_iter_key_len(position)
                    let bytes = UnsafeRawBufferPointer(start: key, count: length)
                    object[String(decoding: bytes, as: UTF8.self)] = convert(
                        member, isWithoutIntegers: isWithoutIntegers)
                }
                iterator = json_object_iter_next(value, position)
            }
            return .object(object)
        case JSON_ARRAY:
            return .array(
                (0..<json_array_size(value)).compactMap { index in
                    json_array_get(value, index).map { convert($0, isWithoutIntegers: isWithoutIntegers) }
                })
        case JSON_STRING:
            let bytes = UnsafeRawBufferPointer(start: json_string_value(value), count: json_string_length(value))
            return .string(String(decoding: bytes, as: UTF8.self))
        case JSON_INTEGER: return .integer(json_integer_value(value))
        case JSON_REAL:
            let real = json_real_value(value)
            if isWithoutIntegers, real.magnitude < 0x1p53, let whole = Int64(exactly: real) { return .integer(whole) }
            return .real(real)
        case JSON_TRUE: return .bool(true)
        case JSON_FALSE: return .bool(false)
        default: return .null
        }
    }

    private typealias OpaquePointerOfJSON = UnsafeMutablePointer<json_t>
}

// Flag macros of jansson.h that are not plain literals.
private let JSON_DECODE_ANY_FLAG = 0x4
private let JSON_DECODE_INT_AS_REAL_FLAG = 0x8
private let JSON_ALLOW_NUL_FLAG = 0x10
