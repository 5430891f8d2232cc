internal import CGMime
import Synchronization

/// Bounds that no honest mail reaches: what is beyond them is left out.
package enum MIMELimit {
    /// Bytes of a mail that are looked at.
    package static let bytes = 16 << 20
    package static let depth = 24
    package static let parts = 500
    package static let fields = 1_000
    /// Bytes of a field's value that are kept.
    package static let fieldLength = 8_192
}

extension MIMEPart {
    /// Reads a mail by GMime (RFC 5322, 2045 to 2047, 2231). Every sequence of bytes is some mail; nil only for none at all.
    package init?(parsing bytes: [UInt8]) {
        // The library registers its types and tables once, and keeps them in global variables.
        MIMEPart.start.withLock { isStarted in
            if !isStarted { g_mime_init() }
            isStarted = true
        }
        let stream = bytes.prefix(MIMELimit.bytes).withUnsafeBytes {
            g_mime_stream_mem_new_with_buffer($0.bindMemory(to: CChar.self).baseAddress, $0.count)
        }
        guard let stream else { return nil }
        defer { g_object_unref(stream) }
        guard let parser = g_mime_parser_new_with_stream(stream) else { return nil }
        defer { g_object_unref(parser) }
        guard let message = g_mime_parser_construct_message(parser, nil) else { return nil }
        defer { g_object_unref(message) }
        var remaining = MIMELimit.parts
        self = MIMEPart.message(message, depth: 0, remaining: &remaining)
    }

    private static let start = Mutex(false)

    private static func message(
        _ message: UnsafeMutablePointer<GMimeMessage>, depth: Int, remaining: inout Int
    ) -> MIMEPart {
        let header = header(kamerton_mime_message_object(message))
        guard let object = g_mime_message_get_mime_part(message) else {
            return MIMEPart(header: header, mediaType: "text/plain")
        }
        return part(object, header: header, depth: depth, remaining: &remaining)
    }

    /// - Parameter header: of the mail whose body this is; the part's own fields follow it.
    private static func part(
        _ object: UnsafeMutablePointer<GMimeObject>, header outer: MIMEHeader = MIMEHeader(), depth: Int,
        remaining: inout Int
    ) -> MIMEPart {
        remaining -= 1
        let header = MIMEHeader(outer.fields + header(object).fields)
        let (mediaType, parameters) = contentType(object)
        var parts: [MIMEPart] = []
        if depth < MIMELimit.depth, remaining > 0 {
            if kamerton_mime_is_multipart(object) != 0 {
                let multipart = kamerton_mime_multipart(object)
                for index in 0..<g_mime_multipart_get_count(multipart) where remaining > 0 {
                    guard let child = g_mime_multipart_get_part(multipart, index) else { continue }
                    parts.append(part(child, depth: depth + 1, remaining: &remaining))
                }
            } else if kamerton_mime_is_message(object) != 0,
                let child = g_mime_message_part_get_message(kamerton_mime_message_part(object))
            {
                parts.append(message(child, depth: depth + 1, remaining: &remaining))
            }
        }
        guard kamerton_mime_is_leaf(object) != 0 else {
            return MIMEPart(header: header, mediaType: mediaType, parameters: parameters, parts: parts)
        }
        let content = content(object, charset: nil)
        var converted: String?
        let charset = (parameters["charset"] ?? "").lowercased()
        if mediaType.hasPrefix("text/"), !["", "utf-8", "utf8", "us-ascii"].contains(charset) {
            let bytes = self.content(object, charset: charset)
            if !bytes.isEmpty { converted = String(decoding: bytes, as: UTF8.self) }
        }
        return MIMEPart(
            header: header, mediaType: mediaType, parameters: parameters, content: content, converted: converted)
    }

    private static func contentType(_ object: UnsafeMutablePointer<GMimeObject>) -> (String, [String: String]) {
        guard let type = g_mime_object_get_content_type(object) else { return ("text/plain", [:]) }
        let text = { (pointer: UnsafePointer<CChar>?) in pointer.map { String(cString: $0) } ?? "" }
        let media = text(g_mime_content_type_get_media_type(type)).lowercased()
        let sub = text(g_mime_content_type_get_media_subtype(type)).lowercased()
        var parameters: [String: String] = [:]
        if let list = g_mime_content_type_get_parameters(type) {
            for index in 0..<min(g_mime_param_list_length(list), 50) {
                guard let parameter = g_mime_param_list_get_parameter_at(list, index) else { continue }
                let name = text(g_mime_param_get_name(parameter)).lowercased()
                if parameters[name] == nil { parameters[name] = text(g_mime_param_get_value(parameter)) }
            }
        }
        return (media + "/" + sub, parameters)
    }

    private static func header(_ object: UnsafeMutablePointer<GMimeObject>) -> MIMEHeader {
        guard let list = g_mime_object_get_header_list(object) else { return MIMEHeader() }
        var fields: [MIMEField] = []
        for index in 0..<min(g_mime_header_list_get_count(list), Int32(MIMELimit.fields)) {
            guard let field = g_mime_header_list_get_header_at(list, index),
                let name = g_mime_header_get_name(field)
            else { continue }
            // What cannot be decoded has no value, but a raw one.
            let value = g_mime_header_get_value(field) ?? g_mime_header_get_raw_value(field)
            let text = value.map { String(cString: $0) } ?? ""
            fields.append(MIMEField(name: String(cString: name), value: unfolded(text)))
        }
        return MIMEHeader(fields)
    }

    private static func unfolded(_ text: String) -> String {
        var kept: [UInt8] = []
        for byte in text.utf8.prefix(MIMELimit.fieldLength) where byte != 0x0D && byte != 0x0A {
            kept.append(byte == 0x09 ? 0x20 : byte)
        }
        let start = kept.firstIndex { $0 != 0x20 } ?? kept.endIndex
        let end = kept.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? kept.endIndex
        return start < end ? String(decoding: kept[start..<end], as: UTF8.self) : ""
    }

    /// The body of a leaf, decoded; with a charset, as UTF-8 (nothing where iconv does not know the charset).
    private static func content(_ object: UnsafeMutablePointer<GMimeObject>, charset: String?) -> [UInt8] {
        guard let wrapper = g_mime_part_get_content(kamerton_mime_part(object)), let output = g_mime_stream_mem_new()
        else { return [] }
        defer { g_object_unref(output) }
        var filtered: UnsafeMutablePointer<GMimeStream>?
        if let charset {
            guard let filter = g_mime_filter_charset_new(charset, "utf-8") else { return [] }
            defer { g_object_unref(filter) }
            guard let stream = g_mime_stream_filter_new(output) else { return [] }
            kamerton_mime_add_filter(stream, filter)
            filtered = stream
        }
        defer { if let filtered { g_object_unref(filtered) } }
        g_mime_data_wrapper_write_to_stream(wrapper, filtered ?? output)
        if let filtered { g_mime_stream_flush(filtered) }
        guard let array = kamerton_mime_stream_bytes(output), let data = array.pointee.data else { return [] }
        return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
    }
}
