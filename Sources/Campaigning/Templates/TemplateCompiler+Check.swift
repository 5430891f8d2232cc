internal import Formats
internal import Definitions
import Foundation
internal import Liquid

/// Says what is wrong with the Liquid of a template, where the author wrote it.
extension TemplateCompiler {
    mutating func placed(_ text: PlacedText, _ library: PartialLibrary) -> MessageTemplate.PlacedSource? {
        check(text.text, MistakePlace(whole: .text(text), library: library, part: .text), allows: [])
    }

    mutating func placed(_ file: TemplateFile, _ library: PartialLibrary) -> MessageTemplate.PlacedSource? {
        if file.body.allSatisfy(\.isWhitespace) {
            findings.append(
                Finding(
                    SourceMark(file: file.path, line: file.bodyLine, column: 1), rule: "empty-body",
                    Phrase("the template says nothing"), suggestion: Phrase("write the message below the front matter"))
            )
        }
        let part: PartialLibrary.Part = file.format == .text ? .text : .html
        if part == .html { checkAttributes(file) }
        return check(file.placedBody, MistakePlace(whole: .file(file.path), library: library, part: part), allows: [])
    }

    /// A value in an attribute without quotes could end it and begin another: escaping is no help there.
    private mutating func checkAttributes(_ file: TemplateFile) {
        let source = file.placedBody
        var index = source.startIndex
        while let found = source[index...].firstMatch(of: /<[A-Za-z][^<>]*?=\{\{/) {
            let start = source.index(found.range.upperBound, offsetBy: -2)
            let before = source[..<start]
            let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
            let mark = SourceMark(file: file.path, line: before.count { $0 == "\n" } + 1, column: column)
            findings.append(
                Finding(
                    mark, length: 2, rule: "unquoted-attribute",
                    Phrase("a value stands in an HTML attribute without quotes"),
                    suggestion: Phrase("write it as href=\"{{ … }}\""),
                    sourceLine: file.source.line(mark.line)))
            index = found.range.upperBound
        }
    }

    /// Parses a source as it was written; nil when it has mistakes.
    mutating func check(
        _ source: String, _ place: MistakePlace, allows: Set<String>
    ) -> MessageTemplate.PlacedSource? {
        let options = checkOptions(place)
        checkParameters(source, place)
        do {
            let template = try LiquidTemplate(parsing: source, name: place.name, options: options)
            let before = findings.count
            checkReferences(template, place, allows: allows)
            return findings.count == before ? .init(template: template, place: place) : nil
        } catch {
            for mistake in error.errors {
                add(
                    place.finding(
                        mistake, rule: "liquid", mistake.message,
                        suggestion: hint(mistake, place.library)))
            }
            // Read as well as it can be, for what the rest says wrongly.
            var forgiving = options
            forgiving.strict = false
            if let template = try? LiquidTemplate(parsing: source, name: place.name, options: forgiving) {
                checkReferences(template, place, allows: allows)
            }
            return nil
        }
    }

    /// What a tag gives to a component that takes no such thing.
    private mutating func checkParameters(_ source: String, _ place: MistakePlace) {
        let bytes = Array(source.utf8)
        for piece in LiquidPieces(bytes).pieces where piece.kind == .tag("render") {
            guard let tag = PartialTag(bytes, piece.range), let component = Component.named(tag.name),
                place.library.file(of: tag.name, place.part) == nil
            else { continue }
            if component.name == Component.quote.name { checkQuote(tag, bytes, piece.range, place) }
            for parameter in tag.parameters where !component.parameters.contains(parameter.name) {
                let liquidPlace = TemplateCompiler.place(parameter.nameRange.lowerBound, bytes, place.name)
                let message = Phrase("\"\(tag.name)\" has no \"\(parameter.name)\"")
                let error = LiquidError(message: message, place: liquidPlace, length: parameter.name.count)
                let suggestion =
                    component.parameters.isEmpty
                    ? Phrase("write \(component.usage)")
                    : Suggestions.advice(for: parameter.name, among: component.parameters)
                add(place.finding(error, rule: "unknown-parameter", message, suggestion: suggestion))
            }
        }
    }

    /// A quote has words, or the number of a story.
    private mutating func checkQuote(_ tag: PartialTag, _ bytes: [UInt8], _ range: Range<Int>, _ place: MistakePlace) {
        guard !tag.parameters.contains(where: { ["text", "story"].contains($0.name) }) else { return }
        let message = Phrase("\"\(tag.name)\" needs \"\("text")\", which this tag does not give it")
        let error = LiquidError(
            message: message, place: TemplateCompiler.place(range.lowerBound, bytes, place.name), length: range.count)
        add(
            place.finding(
                error, rule: "unknown-variable", message, suggestion: Phrase("write \(Component.quote.usage)")))
    }

    static func place(_ offset: Int, _ bytes: [UInt8], _ template: String) -> LiquidPlace {
        let before = String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars
        return LiquidPlace(
            template: template, line: before.count { $0 == "\n" } + 1,
            column: before.reversed().prefix { $0 != "\n" }.count + 1)
    }

    /// Partials as their files have them: Markdown made of one would have other lines.
    private func checkOptions(_ place: MistakePlace) -> LiquidOptions {
        var options = options(place.library, place.part)
        options.templates = { place.library.written($0, place.part) }
        return options
    }

    /// One mistake is one finding: a partial may read what it was not given several times.
    private mutating func add(_ finding: Finding) {
        if !findings.contains(finding) { findings.append(finding) }
    }

    private mutating func checkReferences(_ template: LiquidTemplate, _ place: MistakePlace, allows: Set<String>) {
        for reference in template.variableReferences {
            guard let top = reference.path.first, !allows.contains(top), let wrong = unknownName(in: reference.path)
            else { continue }
            let (message, suggestion) = words(for: wrong, reference, place, allows)
            let error = LiquidError(
                message: message, place: reference.place, length: reference.length, includes: reference.includes
            )
            add(place.finding(error, rule: "unknown-variable", message, suggestion: suggestion))
        }
    }

    /// The part of a path up to the first name that is not there; nil when all are.
    private func unknownName(in path: [String]) -> String? {
        guard let top = path.first else { return nil }
        guard scope.names.contains(top) else { return top }
        guard path.count > 1, let names = scope.names(below: top) else { return nil }
        // What every object and list answers to.
        guard !names.contains(path[1]), !["size", "first", "last"].contains(path[1]) else { return nil }
        return top + "." + path[1]
    }

    private func words(
        for wrong: String, _ reference: LiquidReference, _ place: MistakePlace, _ allows: Set<String>
    ) -> (message: Phrase, suggestion: Phrase?) {
        let partial = reference.template
        if wrong == "survey", campaign.survey == nil || campaign.pilot != nil {
            let what = place.isOurs(partial) ? partial : reference.path.joined(separator: ".")
            return (
                Phrase("\"\(what)\" is for surveys, and \(campaign.name) is not one"),
                Phrase("take it out, or make \(campaign.file) a survey: kind: survey, with its questions under survey:")
            )
        }
        if place.isOurs(partial), let usage = BuiltInPartials.usage(partial) {
            return (
                Phrase("\"\(partial)\" needs \"\(wrong)\", which this tag does not give it"), Phrase("write \(usage)")
            )
        }
        if partial != place.name, !wrong.contains(".") {
            return (
                Phrase("the partial \"\(partial)\" reads \"\(wrong)\", which is not given to it"),
                Suggestions.nearest(to: wrong, among: scope.names).map { Phrase("did you mean \"\($0)\"?") }
                    ?? Phrase("give it in the tag: {% render \"\(partial)\", \(wrong): … %}")
            )
        }
        let top = wrong.split(separator: ".").first.map(String.init) ?? wrong
        let candidates =
            wrong.contains(".") ? (scope.names(below: top) ?? []).map { top + "." + $0 } : scope.names + allows
        return (Phrase("there is no variable \"\(wrong)\""), Suggestions.advice(for: wrong, among: candidates))
    }

    private func hint(_ error: LiquidError, _ library: PartialLibrary) -> Phrase? {
        if let suggestion = error.suggestion { return Phrase("did you mean \"\(suggestion)\"?") }
        let message = error.message.english
        let parts = message.split(separator: "\"")
        guard message.hasPrefix("there is no template"), parts.count == 2 else { return nil }
        return Suggestions.advice(for: String(parts[1]), among: library.partialNames)
    }
}
