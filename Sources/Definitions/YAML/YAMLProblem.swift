internal import Formats
internal import YAML

/// Says libyaml's complaints in words that help someone who writes a campaign.
enum YAMLProblem {
    static func finding(_ error: YAMLSyntaxError, in source: SourceText) -> Finding {
        if error.byteOffset != nil {
            let index = source.scalars.firstIndex { !isAllowed($0) } ?? 0
            return source.finding(
                at: index..<(index + 1), rule: "yaml-encoding", Phrase("a character here is not allowed in YAML"),
                suggestion: Phrase("delete it"))
        }
        // An unclosed quote or bracket is best shown where it opens.
        var index = error.index
        if let context = error.contextIndex, error.problem.contains("unexpected end of stream") { index = context }
        let character = index < source.scalars.count ? source.scalars[index] : nil
        if character == "\t", isLeading(index, source) {
            return source.finding(
                at: index..<(index + 1), rule: "yaml-tab", Phrase("a tab is used to indent, and YAML wants spaces"),
                suggestion: Phrase("replace it with spaces"))
        }
        let (message, suggestion) = words(error, character)
        return source.finding(at: index..<(index + 1), rule: "yaml-syntax", message, suggestion: suggestion)
    }

    /// What libyaml's reader lets through (YAML 1.1, 5.1), beyond what `YAMLEncoding` looked at.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    /// True when only white space stands before the place on its line.
    private static func isLeading(_ index: Int, _ source: SourceText) -> Bool {
        var position = index - 1
        while position >= 0, source.scalars[position] == " " || source.scalars[position] == "\t" { position -= 1 }
        return position < 0 || source.scalars[position] == "\n" || source.scalars[position] == "\r"
    }

    private static func words(
        _ error: YAMLSyntaxError, _ character: Unicode.Scalar?
    ) -> (message: Phrase, suggestion: Phrase?) {
        let shown = character.map { Phrase("\"\($0)\"") } ?? Phrase("the end of the file")
        switch error.problem {
        case "mapping values are not allowed in this context":
            return (
                Phrase("a \": \" cannot stand here"),
                Phrase("put a text that has a colon in quotes, or mind the indentation")
            )
        case "could not find expected ':'":
            return (Phrase("a key without a colon"), Phrase("write it as \"key: value\""))
        case "did not find expected key":
            return (Phrase("found \(shown) where a key should begin"), Phrase("indent it as far as the keys above"))
        case "did not find expected '-' indicator":
            return (
                Phrase("found \(shown) where the next \"- \" of the list should be"),
                Phrase("indent it as far as the list above")
            )
        case "did not find expected ',' or ']'":
            return (Phrase("found \(shown) in a list, where \",\" or \"]\" should be"), nil)
        case "did not find expected ',' or '}'":
            return (Phrase("found \(shown) in a mapping, where \",\" or \"}\" should be"), nil)
        case "found character that cannot start any token":
            return (Phrase("a value cannot begin with \(shown)"), Phrase("put the value in quotes"))
        case "found unknown escape character":
            return (
                Phrase("an unknown escape in a text in double quotes"),
                Phrase("write \\\\ for a backslash, or use single quotes")
            )
        case "block sequence entries are not allowed in this context":
            return (Phrase("a list cannot begin here"), Phrase("begin the list on a line of its own"))
        case "found unexpected end of stream":
            return error.context == "while scanning a quoted scalar"
                ? (Phrase("this quote is not closed"), Phrase("add the closing quote"))
                : (Phrase("the file ends too early"), nil)
        case "did not find expected <document start>":
            return (
                Phrase("found \(shown) after the end of the definitions"), Phrase("mind the indentation of this line")
            )
        default:
            let context = error.context.map { " (\($0))" } ?? ""
            return (Phrase("this is not YAML: \(error.problem)\(context)"), nil)
        }
    }
}
