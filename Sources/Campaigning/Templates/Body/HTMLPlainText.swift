import Foundation

/// Writes HTML as plain text: for the text part of templates in HTML, and for HTML inside Markdown. Not a browser: it
/// knows which elements begin a line, what a link is, and what is never shown.
enum HTMLPlainText {
    private static let hidden: Set<String> = ["head", "style", "script", "title", "template"]
    private static let blocks: Set<String> = [
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "hr", "section", "article",
        "header", "footer", "pre", "center", "figure", "dl",
    ]
    private static let lines: Set<String> = ["br", "li", "tr", "dt", "dd", "option", "caption"]

    static func text(_ html: String, shield: LiquidShield) -> String {
        var writer = Writer(shield: shield)
        var rest = Substring(html)
        var skipped: String?
        var link: (url: String, start: Int)?
        while !rest.isEmpty {
            guard rest.first == "<" else {
                let run = rest.prefix { $0 != "<" }
                if skipped == nil { writer.write(HTMLEntities.decode(String(run))) }
                rest = rest[run.endIndex...]
                continue
            }
            if rest.hasPrefix("<!--") {
                rest = rest.range(of: "-->").map { rest[$0.upperBound...] } ?? ""
                continue
            }
            let tag = HTMLTag(rest)
            rest = rest[tag.end...]
            if let hiding = skipped {
                if tag.isClosing, tag.name == hiding { skipped = nil }
                continue
            }
            if hidden.contains(tag.name), !tag.isClosing {
                skipped = tag.name
            } else if tag.name == "a" {
                if !tag.isClosing {
                    link = (HTMLEntities.decode(tag.attributes["href"] ?? ""), writer.count)
                } else if let open = link {
                    writer.closeLink(open.url, from: open.start)
                    link = nil
                }
            } else if tag.name == "img", let alt = tag.attributes["alt"], !alt.isEmpty {
                writer.write(HTMLEntities.decode(alt))
            } else if tag.name == "td" || tag.name == "th" {
                if !tag.isClosing { writer.write("  ") }
            } else if blocks.contains(tag.name) {
                writer.breakLine(blank: true)
                if tag.name == "hr" { writer.write(String(repeating: "-", count: 20)) }
            } else if lines.contains(tag.name) {
                if !tag.isClosing || tag.name != "li" { writer.breakLine(blank: false) }
                if tag.name == "li", !tag.isClosing { writer.write("- ") }
            }
        }
        return writer.output
    }

    /// Collects text, white space folded as in HTML.
    private struct Writer {
        let shield: LiquidShield
        private(set) var output = ""
        private var hasSpace = false
        private var breaks = 0

        init(shield: LiquidShield) { self.shield = shield }

        var count: Int { output.unicodeScalars.count }

        mutating func breakLine(blank: Bool) {
            breaks = max(breaks, blank ? 2 : 1)
            hasSpace = false
        }

        mutating func write(_ text: String) {
            if text == "- " {
                flush()
                output += text
                return
            }
            for scalar in text.unicodeScalars {
                if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
                    hasSpace = true
                } else {
                    flush()
                    output.unicodeScalars.append(scalar)
                }
            }
        }

        private mutating func flush() {
            if !output.isEmpty {
                if breaks > 0 {
                    output += String(repeating: "\n", count: breaks)
                } else if hasSpace {
                    output += " "
                }
            }
            (breaks, hasSpace) = (0, false)
        }

        mutating func closeLink(_ url: String, from start: Int) {
            let scalars = Array(output.unicodeScalars)
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[min(start, scalars.count)...])
            let shown = String(text).trimmingCharacters(in: .whitespacesAndNewlines)
            let full = LinkText.plain(shown, url: url)
            if full.hasPrefix(shown) { output += full.dropFirst(shown.count) }
        }
    }
}

/// One tag of HTML, read leniently.
struct HTMLTag {
    let name: String
    let isClosing: Bool
    /// By lower-case name; the first of a repeated one.
    let attributes: [String: String]
    let end: String.Index

    /// - Parameter text: begins with `<`.
    init(_ text: Substring) {
        var rest = text.dropFirst()
        isClosing = rest.first == "/"
        if isClosing { rest = rest.dropFirst() }
        let letters = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        name = letters.lowercased()
        rest = rest[letters.endIndex...]
        var attributes: [String: String] = [:]
        while let first = rest.first, first != ">" {
            if first.isWhitespace || first == "/" || first == "=" || first == "\"" || first == "'" {
                rest = rest.dropFirst()
                continue
            }
            let key = rest.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
            rest = rest[key.endIndex...].drop(while: \.isWhitespace)
            var value = Substring("")
            if rest.first == "=" {
                rest = rest.dropFirst().drop(while: \.isWhitespace)
                if let quote = rest.first, quote == "\"" || quote == "'" {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest[value.endIndex...].dropFirst()
                } else {
                    value = rest.prefix { !$0.isWhitespace && $0 != ">" }
                    rest = rest[value.endIndex...]
                }
            }
            if attributes[key.lowercased()] == nil { attributes[key.lowercased()] = String(value) }
        }
        self.attributes = attributes
        end = rest.first == ">" ? rest.index(after: rest.startIndex) : rest.endIndex
    }
}

/// Character references in text that we turn from HTML to plain text.
enum HTMLEntities {
    private static let named: [Substring: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "mdash": "—", "ndash": "–",
        "hellip": "…", "laquo": "«", "raquo": "»", "copy": "©", "reg": "®", "trade": "™", "bull": "•", "middot": "·",
        "rarr": "→", "larr": "←", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "euro": "€", "times": "×",
        "zwnj": "", "shy": "",
    ]

    static func decode(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[rest.index(after: start)...]
            let name = rest.prefix(10).prefix { $0 != ";" }
            guard name.endIndex < rest.endIndex, rest[name.endIndex] == ";", let value = value(of: name) else {
                result += "&"
                continue
            }
            result += value
            rest = rest[rest.index(after: name.endIndex)...]
        }
        return result + rest
    }

    private static func value(of name: Substring) -> String? {
        guard name.first == "#" else { return named[name] }
        let digits = name.dropFirst()
        let number =
            digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
}
