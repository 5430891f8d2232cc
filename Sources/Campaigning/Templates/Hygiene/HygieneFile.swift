internal import Definitions
import Foundation
internal import Formats

/// One file that a message is made of, with the HTML that comes of it and the way back to where the author wrote it.
struct HygieneFile {
    let path: String
    /// What the author wrote, the front matter blank.
    let bytes: [UInt8]
    /// The file as HTML with Liquid in it: itself, or what Markdown makes of it.
    let html: [UInt8]
    /// The plain text that is made of it.
    let text: String
    let links: [MailLink]
    private let isHTML: Bool
    private let source: SourceText

    /// Nil for our own parts, which are no files.
    init?(_ path: String, in directory: String) {
        guard let data = FileManager.default.contents(atPath: directory + "/" + path) else { return nil }
        var written = [UInt8](data)
        if written.starts(with: [0xEF, 0xBB, 0xBF]) { written.removeFirst(3) }
        self.path = path
        source = SourceText(written, file: path)
        bytes = HygieneFile.blankingFrontMatter(written)
        isHTML = path.hasSuffix(".html")
        let body = String(decoding: bytes, as: UTF8.self)
        let compiled =
            switch TemplateFile.Format(rawValue: (path as NSString).pathExtension) {
            case .html, nil: CompiledBody(html: body)
            case .markdown: CompiledBody(markdown: body)
            case .text: CompiledBody(text: body)
            }
        html = isHTML ? bytes : Array(compiled.html.utf8)
        text = compiled.text
        links = MailLink.all(in: html)
    }

    /// Spaces in the place of the front matter, so that the rest stays where it is.
    private static func blankingFrontMatter(_ bytes: [UInt8]) -> [UInt8] {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        func isFence(_ line: ArraySlice<UInt8>) -> Bool {
            line.starts(with: Array("---".utf8)) && line.dropFirst(3).allSatisfy { CSSBytes.isSpace($0) }
        }
        guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else {
            return bytes
        }
        var result = bytes
        for index in 0..<lines[end].endIndex where result[index] != 0x0A { result[index] = 0x20 }
        return result
    }

    /// Spaces in the place of what stands between equal runs of backticks in Markdown.
    private static func blankingCode(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        var index = 0
        while let start = result[index...].firstIndex(of: UInt8(ascii: "`")) {
            let behind = result[start...].firstIndex { $0 != UInt8(ascii: "`") } ?? result.endIndex
            index = behind
            guard let end = closing(behind - start, from: behind, in: bytes) else { continue }
            for place in behind..<end where result[place] != 0x0A { result[place] = 0x20 }
            index = end + behind - start
        }
        return result
    }

    /// Where a run of as many backticks begins.
    private static func closing(_ count: Int, from start: Int, in bytes: [UInt8]) -> Int? {
        var index = start
        while let found = bytes[index...].firstIndex(of: UInt8(ascii: "`")) {
            let end = bytes[found...].firstIndex { $0 != UInt8(ascii: "`") } ?? bytes.endIndex
            if end - found == count { return found }
            index = end
        }
        return nil
    }

    func string(_ range: Range<Int>) -> String { String(decoding: html[range], as: UTF8.self) }

    // MARK: Findings

    /// At a piece of the HTML, where the author wrote it.
    func finding(
        _ range: Range<Int>, _ rule: HygieneRule, _ message: Phrase, suggestion: Phrase? = nil
    ) -> Finding {
        finding(written: isHTML ? range : place(of: range), rule, message, suggestion: suggestion)
    }

    /// At a piece of what the author wrote; at the beginning where that is not known.
    func finding(
        written range: Range<Int>?, _ rule: HygieneRule, _ message: Phrase, suggestion: Phrase? = nil
    ) -> Finding {
        guard let range else {
            return Finding(SourceMark(file: path, line: 1, column: 1), rule, message, suggestion: suggestion)
        }
        let mark = source.mark(at: scalars(bytes[..<range.lowerBound]))
        let line = bytes[range].prefix { $0 != 0x0A && $0 != 0x0D }
        return Finding(
            mark, length: scalars(line), rule, message, suggestion: suggestion, sourceLine: source.line(mark.line))
    }

    private func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

    /// The same words in Markdown: the third time in the HTML is the third time there.
    private func place(of range: Range<Int>) -> Range<Int>? {
        let words = string(range)
        let prose = HygieneFile.blankingCode(bytes)
        for form in [words, HTMLEntities.decode(words), words.removingPercentEncoding ?? words] where !form.isEmpty {
            let needle = Array(form.utf8)
            var wanted = ByteSearch.count(Array(words.utf8), in: html[..<range.lowerBound])
            var found: Int?
            var start = 0
            while let next = ByteSearch.first(needle, in: prose[start...]) {
                found = next
                if wanted == 0 { break }
                wanted -= 1
                start = next + needle.count
            }
            if let found { return found..<(found + needle.count) }
        }
        return nil
    }
}

/// Finds bytes in bytes.
enum ByteSearch {
    static func first(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = needle.first, bytes.count >= needle.count else { return nil }
        var index = bytes.startIndex
        while index <= bytes.endIndex - needle.count {
            if bytes[index] == first, bytes[index..<(index + needle.count)].elementsEqual(needle) { return index }
            index += 1
        }
        return nil
    }

    static func count(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int {
        var (count, rest) = (0, bytes)
        while !needle.isEmpty, let found = first(needle, in: rest) {
            count += 1
            rest = rest[(found + needle.count)...]
        }
        return count
    }
}
