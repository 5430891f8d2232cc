internal import Definitions
import Foundation
internal import Liquid

/// Says what is wrong with the Liquid of a template, where the author wrote it.
extension TemplateCompiler {
    /// What is being looked at: a text inside a file, or a whole file.
    enum Whole {
        case text(PlacedText)
        case file(String)
    }

    mutating func placed(_ text: PlacedText, _ library: PartialLibrary) -> MessageTemplate.PlacedSource? {
        do {
            let template = try LiquidTemplate(
                parsing: text.text, name: text.mark.file, options: options(library, .text))
            checkReferences(template, .text(text), library, .text, allows: [])
            return .init(template: template, mark: text.mark, isFile: false)
        } catch {
            for mistake in error.errors { findings.append(finding(mistake, .text(text), library, .text)) }
            return nil
        }
    }

    mutating func placed(_ file: TemplateFile, _ library: PartialLibrary) -> MessageTemplate.PlacedSource? {
        if file.body.allSatisfy(\.isWhitespace) {
            findings.append(
                Finding(
                    SourceMark(file: file.path, line: file.bodyLine, column: 1), rule: "empty-body",
                    "the template says nothing", suggestion: "write the message below the front matter"))
        }
        let part: PartialLibrary.Part = file.format == .text ? .text : .html
        let found = check(file.placedBody, file.path, library, part, allows: [])
        let mark = SourceMark(file: file.path, line: 1, column: 1)
        return found.map { .init(template: $0, mark: mark, isFile: true) }
    }

    /// Parses a whole file; nil when it has mistakes.
    mutating func check(
        _ source: String, _ path: String, _ library: PartialLibrary, _ part: PartialLibrary.Part,
        allows: Set<String>
    ) -> LiquidTemplate? {
        do {
            let template = try LiquidTemplate(parsing: source, name: path, options: options(library, part))
            let before = findings.count
            checkReferences(template, .file(path), library, part, allows: allows)
            return findings.count == before ? template : nil
        } catch {
            for mistake in error.errors { findings.append(finding(mistake, .file(path), library, part)) }
            return nil
        }
    }

    private mutating func checkReferences(
        _ template: LiquidTemplate, _ whole: Whole, _ library: PartialLibrary, _ part: PartialLibrary.Part,
        allows: Set<String>
    ) {
        for reference in template.variableReferences {
            guard let top = reference.path.first, !allows.contains(top) else { continue }
            var wrong = top
            var candidates = scope.names
            if candidates.contains(top) {
                guard reference.path.count > 1, let names = scope.names(below: top) else { continue }
                wrong = reference.path[1]
                // What every object and list answers to.
                guard !names.contains(wrong), !["size", "first", "last"].contains(wrong) else { continue }
                candidates = names.map { top + "." + $0 }
                wrong = top + "." + wrong
            }
            let isPartial = reference.template != template.name
            let message =
                isPartial && !wrong.contains(".") && wrong != "survey"
                ? "the partial \"\(reference.template)\" reads \"\(wrong)\", which is not given to it"
                : TemplateCompiler.unknown(wrong, isSurvey: campaign.survey != nil)
            let mistake = LiquidError(message: message, place: reference.place, length: reference.length)
            findings.append(
                finding(
                    mistake, whole, library, part, rule: "unknown-variable",
                    suggestion: isPartial ? nil : Suggestions.text(for: wrong, among: candidates)))
        }
    }

    private static func unknown(_ name: String, isSurvey: Bool) -> String {
        if name == "survey", !isSurvey { return "only a campaign with a survey has \"survey\"" }
        return "templates know no \"\(name)\""
    }

    /// A mistake in Liquid as a finding, in the file that it is in.
    private func finding(
        _ error: LiquidError, _ whole: Whole, _ library: PartialLibrary, _ part: PartialLibrary.Part,
        rule: String = "liquid", suggestion: String? = nil
    ) -> Finding {
        let hint = suggestion ?? error.suggestion.map { "did you mean \"\($0)\"?" }
        let file = library.file(of: error.template, part)
        if case .text(let text) = whole, file == nil {
            return Finding(
                text.mark, length: error.length, rule: rule, error.message, suggestion: hint,
                sourceLine: text.sourceLine)
        }
        if case .file(let path) = whole, file == nil, error.template != path {
            // In one of our own partials: what is wrong is how it was used.
            let mark = SourceMark(file: path, line: 1, column: 1)
            return Finding(mark, rule: rule, error.message, suggestion: hint)
        }
        let path = file ?? error.template
        let mark = SourceMark(file: path, line: error.line, column: error.column)
        let contents = FileManager.default.contents(atPath: workspace.directory + "/" + path)
        let line = contents.flatMap { SourceText([UInt8]($0), file: path).line(error.line) }
        return Finding(mark, length: error.length, rule: rule, error.message, suggestion: hint, sourceLine: line)
    }
}
