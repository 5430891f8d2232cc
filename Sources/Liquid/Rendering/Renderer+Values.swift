internal import Formats

extension Renderer {
    mutating func value(of output: Output) throws(LiquidError) -> LiquidValue {
        var value = try value(of: output.expression)
        for call in output.filters { value = try apply(call, to: value) }
        return value
    }

    private mutating func apply(_ call: FilterCall, to input: LiquidValue) throws(LiquidError) -> LiquidValue {
        guard let filter = call.filter else { return input }
        let arguments = if let constants = call.constants { constants } else { try computed(call.arguments) }
        here = call.span
        do throws(FilterFailure) {
            try filter.check(arguments)
            try charge(1 + (input.textValue?.utf8.count ?? 0) / 4)
            let result = try filter.body(input, arguments, &self)
            try charge((result.textValue?.utf8.count ?? 0) / 16)
            try check(result)
            return result
        } catch {
            throw failure(Phrase("\(filter.name): \(error.message)"), call.span)
        }
    }

    private mutating func computed(_ arguments: [FilterCall.Argument]) throws(LiquidError) -> FilterArguments {
        var result = FilterArguments()
        for argument in arguments {
            let value = try value(of: argument.value)
            if let name = argument.name { result.named[name] = value } else { result.values.append(value) }
        }
        return result
    }

    private mutating func check(_ value: LiquidValue) throws(FilterFailure) {
        switch value {
        case .string(let text), .markup(let text):
            if text.utf8.count > limits.outputBytes {
                throw FilterFailure(Phrase("the result is longer than \(limits.outputBytes) bytes"))
            }
        case .array(let elements):
            if elements.count > limits.elements {
                throw FilterFailure(Phrase("the result has more than \(limits.elements) elements"))
            }
        default: break
        }
    }

    mutating func value(of expression: Expression) throws(LiquidError) -> LiquidValue {
        switch expression {
        case .literal(let value): value
        case .path(let path): try value(of: path)
        case .range(let range):
            .range(try bound(range.first, range.span), try bound(range.last, range.span))
        }
    }

    /// An end of a range: what is not a number is 0.
    private mutating func bound(_ expression: Expression, _ span: SourceSpan) throws(LiquidError) -> Int64 {
        let value = try value(of: expression)
        switch value {
        case .nil, .string, .markup: return value.looseInteger ?? 0
        default:
            guard let integer = value.strictInteger else { throw failure(Phrase("a range needs whole numbers"), span) }
            return integer
        }
    }

    // MARK: Paths

    mutating func value(of path: Path) throws(LiquidError) -> LiquidValue {
        if let value = plainValue(of: path) { return value }
        if let computed = path.computedName {
            return try value(of: path, from: LiquidName(try value(of: computed).text))
        }
        return try value(of: path, from: path.name)
    }

    /// What most paths are: names in objects, which need not be copied on the way; nil is for a closer look.
    private func plainValue(of path: Path) -> LiquidValue? {
        guard let names = path.names, !frame.isBound(names[0]), frame.counters.isEmpty else { return nil }
        return frame.locals.has(names[0]) ? frame.locals.value(along: names) : globals.value(along: names)
    }

    private mutating func value(of path: Path, from root: LiquidName) throws(LiquidError) -> LiquidValue {
        guard var slot = slot(root) else {
            guard options.strict, !program.assigned.contains(root.text), !library.assigns(root.text) else {
                return .nil
            }
            throw failure(
                Phrase("there is no variable \"\(root.text)\""), path.span,
                suggestion: NearestName.find(root.text, among: globals.names + frame.locals.names))
        }
        for lookup in path.lookups {
            guard let next = try member(lookup, of: slot, path) else { return .nil }
            slot = next
        }
        return materialized(slot)
    }

    func slot(_ name: LiquidName) -> Frame.Slot? {
        if let slot = frame.slot(name) { return slot }
        if let value = globals[name] { return .value(value) }
        return name.text == "self" ? .value(.scope(outerFrames.count)) : nil
    }

    private mutating func materialized(_ slot: Frame.Slot) -> LiquidValue {
        switch slot {
        case .value(let value): value
        case .loop(let position): .loop(frame.snapshot(position))
        }
    }

    /// Nil when there is no such member, which is an error in a strict template unless the key was computed.
    private mutating func member(_ lookup: Path.Lookup, of slot: Frame.Slot, _ path: Path) throws(LiquidError)
        -> Frame.Slot?
    {
        let name: LiquidName
        var command: Path.Command?
        switch lookup {
        case .name(let text, let asked): (name, command) = (text, asked)
        case .key(let text): name = text
        case .dynamic(let expression):
            let key = try value(of: expression)
            if case .value(let object) = slot, key.textValue == nil {
                return element(key, of: object).map(Frame.Slot.value)
            }
            name = LiquidName(key.text)
            return named(name, nil, of: slot)
        }
        if let result = named(name, command, of: slot) { return result }
        if options.strict, case .value(let object) = slot, !object.isNil {
            var names: [String] = []
            if case .object(let object) = object { names = object.names }
            throw failure(
                Phrase("there is no \"\(name.text)\" in \"\(path.text)\""), path.span,
                suggestion: NearestName.find(name.text, among: names))
        }
        return nil
    }

    private mutating func named(_ name: LiquidName, _ command: Path.Command?, of slot: Frame.Slot) -> Frame.Slot? {
        switch slot {
        case .loop(let position):
            let loop = frame.loops[position]
            if loop.columns == nil, name.text == "parentloop" {
                return loop.parent.map(Frame.Slot.loop) ?? .value(.nil)
            }
            return loop.member(name.text).map(Frame.Slot.value)
        case .value(.object(let object)):
            if let value = object[name] { return .value(value) }
            return command.flatMap { Renderer.answer($0, about: .object(object)) }.map(Frame.Slot.value)
        case .value(.loop(let loop)): return loop[name.text].map(Frame.Slot.value)
        case .value(.scope(let number)): return self.slot(name, inScope: number)
        case .value(let value): return command.flatMap { Renderer.answer($0, about: value) }.map(Frame.Slot.value)
        }
    }

    /// A variable as another template sees it.
    func slot(_ name: LiquidName, inScope number: Int) -> Frame.Slot? {
        if number >= outerFrames.count { return slot(name) }
        let outer = outerFrames[number]
        switch outer.slot(name) {
        case .loop(let position): return .value(.loop(outer.snapshot(position)))
        case .value(let value): return .value(value)
        case nil: return globals[name].map(Frame.Slot.value)
        }
    }

    /// `value[key]` for a key that is not a string.
    func element(_ key: LiquidValue, of value: LiquidValue) -> LiquidValue? {
        guard case .integer(let index) = key, case .array(let elements) = value else { return nil }
        let position = index < 0 ? Int64(elements.count) + index : index
        return position >= 0 && position < Int64(elements.count) ? elements[Int(position)] : nil
    }

    private static func answer(_ command: Path.Command, about value: LiquidValue) -> LiquidValue? {
        switch command {
        case .size: value.size.map { .integer($0) }
        case .first: value.first
        case .last: value.last
        }
    }
}

extension LiquidValue {
    /// Ruby's `size`; a whole number's is its bytes.
    var size: Int64? {
        switch self {
        case .string(let text), .markup(let text): Int64(text.unicodeScalars.count)
        case .array(let elements): Int64(elements.count)
        case .object(let object): Int64(object.count)
        case .range(let first, let last): LiquidValue.count(first, last)
        case .integer: 8
        default: nil
        }
    }

    /// How many numbers a range has, at most Int64.max.
    static func count(_ first: Int64, _ last: Int64) -> Int64 {
        guard last >= first else { return 0 }
        let (difference, overflow) = last.subtractingReportingOverflow(first)
        return overflow || difference == .max ? .max : difference + 1
    }

    /// Nil for what has no first element.
    var first: LiquidValue? {
        switch self {
        case .string(let text), .markup(let text): .string(text.unicodeScalars.first.map { String($0) } ?? "")
        case .array(let elements): elements.first ?? .nil
        case .object(let object): object.members.first.map { .array([.string($0.name), $0.value]) } ?? .nil
        case .range(let first, _): .integer(first)
        default: nil
        }
    }

    var last: LiquidValue? {
        switch self {
        case .string(let text), .markup(let text): .string(text.unicodeScalars.last.map { String($0) } ?? "")
        case .array(let elements): elements.last ?? .nil
        case .range(_, let last): .integer(last)
        default: nil
        }
    }
}
