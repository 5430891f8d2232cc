internal import CYAML

/// Reads the events of a YAML text one by one: a thin face on libyaml's parser, which this object owns.
package final class YAMLEventReader {
    /// libyaml keeps the parser's address, so it is allocated once.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    /// libyaml reads from here until the end.
    private let input: UnsafeMutableBufferPointer<UInt8>

    /// - Parameter bytes: UTF-8 (or UTF-16 with a byte order mark, which libyaml recognises).
    package init(_ bytes: [UInt8]) {
        input = .allocate(capacity: max(1, bytes.count))
        _ = input.initialize(from: bytes)
        parser = .allocate(capacity: 1)
        precondition(yaml_parser_initialize(parser) == 1, "out of memory")
        yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        input.deallocate()
    }

    /// The next event; after `streamEnd` or an error there is nothing more to ask for.
    package func next() throws(YAMLSyntaxError) -> YAMLEvent {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
        defer { yaml_event_delete(&event) }
        return YAMLEventReader.translate(event)
    }

    private func syntaxError() -> YAMLSyntaxError {
        let state = parser.pointee
        let isReader = state.error == YAML_READER_ERROR
        return YAMLSyntaxError(
            problem: state.problem.map { String(cString: $0) } ?? "out of memory",
            context: state.context.map { String(cString: $0) }, index: Int(state.problem_mark.index),
            contextIndex: state.context == nil ? nil : Int(state.context_mark.index),
            byteOffset: isReader ? Int(state.problem_offset) : nil)
    }

    private static func translate(_ event: yaml_event_t) -> YAMLEvent {
        var anchor: String?
        var tag: String?
        let kind: YAMLEvent.Kind
        switch event.type {
        case YAML_STREAM_START_EVENT: kind = .streamStart
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_ALIAS_EVENT: kind = .alias(text(event.data.alias.anchor) ?? "")
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            (anchor, tag) = (text(scalar.anchor), text(scalar.tag))
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            kind = .scalar(String(decoding: bytes, as: UTF8.self), style(scalar.style))
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            (anchor, tag) = (text(start.anchor), text(start.tag))
            kind = .sequenceStart(isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE)
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            (anchor, tag) = (text(start.anchor), text(start.tag))
            kind = .mappingStart(isFlow: start.style == YAML_FLOW_MAPPING_STYLE)
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        default: kind = .streamEnd
        }
        let start = Int(event.start_mark.index)
        return YAMLEvent(
            kind: kind, anchor: anchor, tag: tag, range: start..<max(start, Int(event.end_mark.index)))
    }

    private static func style(_ style: yaml_scalar_style_t) -> YAMLEvent.Style {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(decodingCString: $0, as: UTF8.self) }
    }
}
