package import Formats
package import JSON

/// Answers the lines of `render --batch` one by one. Templates that come again are not parsed again.
package struct BatchRenderer {
    /// Templates that are kept: those that were asked for last.
    private static let kept = 16

    private let language: Language
    private let now: Instant?
    private var programs: [(source: RenderRequest.Source, template: Result<LiquidTemplate, LiquidErrors>)] = []
    private var output: [UInt8] = []

    /// - Parameters:
    ///   - language: of the errors.
    ///   - now: for requests that say none; nil reads the clock.
    package init(language: Language = .english, now: Instant? = nil) { (self.language, self.now) = (language, now) }

    /// `{"output"}`, or `{"error", "line", "column"}` with the place in the template: with `"template"`, the name, when it
    /// is in one of `templates`; the place is null when the request itself is wrong.
    package mutating func answer(_ line: [UInt8]) -> JSONValue {
        let request: RenderRequest
        do {
            request = try RenderRequest(try JSONValue(parsing: line))
        } catch let error as RenderRequestError {
            return failure(error.message, error.suggestion)
        } catch {
            return failure(Phrase(verbatim: "\(error)"))
        }
        do {
            let template = try template(request.source).get()
            output.removeAll(keepingCapacity: true)
            try template.render(request.data, in: context(request), into: &output)
            return answer([("output", .string(String(decoding: output, as: UTF8.self)))], request)
        } catch let errors as LiquidErrors {
            guard let error = errors.errors.first else { return failure(errors.phrase) }
            return failure(error, request)
        } catch let error as LiquidError {
            return failure(error, request)
        } catch {
            return failure(Phrase(verbatim: "\(error)"))
        }
    }

    private func context(_ request: RenderRequest) -> LiquidContext {
        var context = request.context
        context.now = context.now ?? now
        return context
    }

    private mutating func template(_ source: RenderRequest.Source) -> Result<LiquidTemplate, LiquidErrors> {
        if let position = programs.firstIndex(where: { $0.source == source }) {
            if position > 0 { programs.swapAt(position, position - 1) }
            return programs[max(0, position - 1)].template
        }
        var options = LiquidOptions(strict: source.strict, escape: source.escape)
        options.templates = { source.templates[$0]?.stringValue }
        let template = Result { () throws(LiquidErrors) in
            try LiquidTemplate(parsing: source.template, name: BatchRenderer.name, options: options)
        }
        if programs.count >= BatchRenderer.kept { programs.removeLast() }
        programs.append((source, template))
        return template
    }

    /// The name of the template itself in errors.
    private static let name = "template"

    private func answer(_ members: [(String, JSONValue)], _ request: RenderRequest) -> JSONValue {
        .object(JSONObject(members + (request.id.map { [("id", $0)] } ?? [])))
    }

    private func failure(_ error: LiquidError, _ request: RenderRequest) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("error", .string(error.message.text(in: language))), ("line", .integer(Int64(error.line))),
            ("column", .integer(Int64(error.column))),
        ]
        if error.template != BatchRenderer.name { members.append(("template", .string(error.template))) }
        if let suggestion = error.suggestion { members.append(("suggestion", .string(suggestion))) }
        return answer(members, request)
    }

    private func failure(_ message: Phrase, _ suggestion: String? = nil) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("error", .string(message.text(in: language))), ("line", .null), ("column", .null),
        ]
        if let suggestion { members.append(("suggestion", .string(suggestion))) }
        return .object(JSONObject(members))
    }
}
