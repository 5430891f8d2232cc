internal import Definitions
import Foundation
internal import Formats

/// Finds what media queries say in vain: a style that was put on an element wins over them, unless they call theirs
/// important.
struct MediaCheck {
    let directory: String
    let files: [String]

    /// The first of each rule, so that one habit is not a page of findings.
    func findings() -> [Finding] {
        var findings: [Finding] = []
        for file in files where file.hasSuffix(".html") || file.hasSuffix(".md") {
            guard let data = FileManager.default.contents(atPath: directory + "/" + file) else { continue }
            let source = String(decoding: data, as: UTF8.self)
            let sheet = StyleInliner.sheet(of: source)
            var scanner = MarkupScanner(source)
            while let token = scanner.next() {
                guard case .raw("style", let range) = token else { continue }
                for rule in MediaRules.all(scanner.bytes, range, scanner.liquid) {
                    guard let property = losing(rule, sheet) else { continue }
                    findings.append(finding(file, scanner.bytes, rule.offset, property))
                }
            }
        }
        return findings
    }

    /// The first property that is not important here and stands on the same elements already.
    private func losing(_ rule: MediaRules.Found, _ sheet: StyleSheet) -> String? {
        for declaration in rule.rule.declarations where !declaration.isImportant {
            let isTaken = sheet.rules.contains { other in
                other.declarations.contains { isRelated($0.property, declaration.property) }
                    && other.selectors.contains { first in rule.rule.selectors.contains { meets(first, $0) } }
            }
            if isTaken { return declaration.property }
        }
        return nil
    }

    /// `padding` and `padding-left` are about the same.
    private func isRelated(_ first: String, _ second: String) -> Bool {
        first == second || first.hasPrefix(second + "-") || second.hasPrefix(first + "-")
    }

    /// True when both name an element by the same id, class or name.
    private func meets(_ first: CSSSelector, _ second: CSSSelector) -> Bool {
        guard let one = first.compounds.last, let other = second.compounds.last else { return false }
        if let id = one.id, id == other.id { return true }
        if !Set(one.classes).isDisjoint(with: other.classes) { return true }
        return one.element != nil && one.element == other.element && one.classes.isEmpty && other.classes.isEmpty
    }

    private func finding(_ file: String, _ bytes: [UInt8], _ offset: Int, _ property: String) -> Finding {
        let before = String(decoding: bytes[..<offset], as: UTF8.self).unicodeScalars
        let line = before.count { $0 == "\n" } + 1
        return Finding(
            SourceMark(file: file, line: line, column: before.reversed().prefix { $0 != "\n" }.count + 1),
            .mediaWithoutImportant,
            Phrase("\"\(property)\" stands on the element as well, and wins over this media query"),
            suggestion: Phrase("write \(property): … !important in the media query"),
            sourceLine: SourceText(bytes, file: file).line(line))
    }
}

/// The rules inside `@media` blocks, each with its place.
enum MediaRules {
    struct Found {
        let rule: StyleSheet.Rule
        let offset: Int
    }

    static func all(_ bytes: [UInt8], _ range: Range<Int>, _ liquid: LiquidPieces) -> [Found] {
        var cursor = CSSCursor(bytes, range, liquid)
        var found: [Found] = []
        while !cursor.isAtEnd {
            guard bytes[cursor.index] == UInt8(ascii: "@") else {
                if bytes[cursor.index] == UInt8(ascii: "{") { _ = cursor.skipBlock() } else { cursor.step() }
                continue
            }
            let start = cursor.index
            guard cursor.skip(to: [UInt8(ascii: "{"), UInt8(ascii: ";")]) else { break }
            let name = CSSBytes.lowercased(bytes[start..<min(start + 6, cursor.index)])
            guard bytes[cursor.index] == UInt8(ascii: "{") else {
                cursor.index += 1
                continue
            }
            let open = cursor.index + 1
            guard cursor.skipBlock() else { break }
            if name == "@media" { found += rules(bytes, open..<(cursor.index - 1), liquid) }
        }
        return found
    }

    private static func rules(_ bytes: [UInt8], _ range: Range<Int>, _ liquid: LiquidPieces) -> [Found] {
        var cursor = CSSCursor(bytes, range, liquid)
        var found: [Found] = []
        while !cursor.isAtEnd {
            while !cursor.isAtEnd, CSSBytes.isSpace(bytes[cursor.index]) { cursor.index += 1 }
            let start = cursor.index
            guard cursor.skip(to: [UInt8(ascii: "{")]), cursor.skipBlock() else { break }
            var sheet = StyleSheet()
            sheet.add(bytes, start..<cursor.index, liquid)
            found += sheet.rules.prefix(1).map { Found(rule: $0, offset: start) }
        }
        return found
    }
}
