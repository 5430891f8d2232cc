internal import Formats
internal import Definitions
import Foundation
internal import Liquid

/// Where the mistakes of one Liquid source are shown: in the file that holds them, or, where that is one of our own
/// partials, at the tag that used it.
struct MistakePlace: Sendable {
    enum Whole: Sendable {
        /// A text inside a file: a subject, a preview.
        case text(PlacedText)
        /// A whole file, by its path.
        case file(String)
    }

    let whole: Whole
    let library: PartialLibrary
    let part: PartialLibrary.Part

    /// What errors call the source itself.
    var name: String {
        switch whole {
        case .text(let text): text.mark.file
        case .file(let path): path
        }
    }

    /// The beginning, for what has no place of its own.
    var mark: SourceMark {
        switch whole {
        case .text(let text): text.mark
        case .file(let path): SourceMark(file: path, line: 1, column: 1)
        }
    }

    /// True for a partial that is ours, so that what is wrong is how it was used.
    func isOurs(_ template: String) -> Bool { template != name && library.file(of: template, part) == nil }

    func finding(_ error: LiquidError, rule: String, _ message: Phrase, suggestion: Phrase?) -> Finding {
        var length = error.length
        let places = [error.place] + error.includes.reversed()
        for (index, place) in places.enumerated() {
            if place.template == name, case .text(let text) = whole {
                return finding(in: text, place, length, rule, message, suggestion)
            }
            if let mark = mark(of: place) {
                return Finding(
                    mark, length: length, rule: rule, message, suggestion: suggestion, sourceLine: line(of: mark),
                    trail: places.dropFirst(index + 1).compactMap(self.mark))
            }
            // The tag that led there is shown by the name in it, quotes and all.
            length = place.template.unicodeScalars.count + 2
        }
        return Finding(mark, rule: rule, message, suggestion: suggestion)
    }

    private func finding(
        in text: PlacedText, _ place: LiquidPlace, _ length: Int, _ rule: String, _ message: Phrase,
        _ suggestion: Phrase?
    ) -> Finding {
        Finding(
            mark(of: place, in: text), length: length, rule: rule, message, suggestion: suggestion,
            sourceLine: text.sourceLine)
    }

    /// In a text that stands on one line as it is, the exact place; else where the text begins.
    private func mark(of place: LiquidPlace, in text: PlacedText) -> SourceMark {
        guard let line = text.sourceLine, !text.text.contains("\n"), let found = line.range(of: text.text) else {
            return text.mark
        }
        let before = line.unicodeScalars.distance(from: line.startIndex, to: found.lowerBound)
        return SourceMark(file: text.mark.file, line: text.mark.line, column: before + place.column)
    }

    /// Nil in our own partials.
    private func mark(of place: LiquidPlace) -> SourceMark? {
        guard place.template == name else {
            return library.file(of: place.template, part).map {
                SourceMark(file: $0, line: place.line, column: place.column)
            }
        }
        if case .text(let text) = whole { return mark(of: place, in: text) }
        return SourceMark(file: name, line: place.line, column: place.column)
    }

    private func line(of mark: SourceMark) -> String? {
        FileManager.default.contents(atPath: library.directory + "/" + mark.file)
            .flatMap { SourceText([UInt8]($0), file: mark.file).line(mark.line) }
    }
}
