internal import Formats
internal import Foundation

/// Filters that encode for addresses and transport.
enum EncodingFilters {
    static let all: [Filter] = [
        Filter("url_encode") { input, _, _ in input.isNil ? .nil : .string(urlEncoded(input.text)) },
        Filter("url_decode") { input, _, _ throws(FilterFailure) in
            input.isNil ? .nil : .string(try urlDecoded(input.text))
        },
        Filter("base64_encode") { input, _, _ in .string(Data(input.text.utf8).base64EncodedString()) },
        Filter("base64_decode") { input, _, _ throws(FilterFailure) in .string(try decoded(input.text)) },
        Filter("base64_url_safe_encode") { input, _, _ in
            let text = Data(input.text.utf8).base64EncodedString()
            return .string(text.replacing("+", with: "-").replacing("/", with: "_"))
        },
        Filter("base64_url_safe_decode") { input, _, _ throws(FilterFailure) in
            var text = input.text
            if text.contains("+") || text.contains("/") { throw FilterFailure(Phrase("this is not URL-safe base64")) }
            text = text.replacing("-", with: "+").replacing("_", with: "/")
            if text.utf8.count % 4 != 0, !text.contains("=") {
                text += String(repeating: "=", count: 4 - text.utf8.count % 4)
            }
            return .string(try decoded(text))
        },
    ]

    private static func decoded(_ text: String) throws(FilterFailure) -> String {
        guard let data = Data(base64Encoded: text), let result = String(validating: data, as: UTF8.self) else {
            throw FilterFailure(Phrase("this is not base64 of a text"))
        }
        return result
    }

    /// As in forms: a space becomes `+`.
    static func urlEncoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            if byte.isWord || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "~") {
                output.append(byte)
            } else if byte == 0x20 {
                output.append(UInt8(ascii: "+"))
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func urlDecoded(_ text: String) throws(FilterFailure) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(bytes[index] == UInt8(ascii: "+") ? 0x20 : bytes[index])
                index += 1
            }
        }
        guard let result = String(validating: output, as: UTF8.self) else {
            throw FilterFailure(Phrase("the result is not UTF-8"))
        }
        return result
    }

    private static func hex(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) } }
}
