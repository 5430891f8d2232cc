internal import YAML

/// Says libyaml's complaints in words that help someone who writes a campaign.
enum YAMLProblem {
    static func finding(_ error: YAMLSyntaxError, in source: SourceText) -> Finding {
        if error.byteOffset != nil {
            let index = source.scalars.firstIndex { !isAllowed($0) } ?? 0
            return source.finding(
                at: index..<(index + 1), rule: "yaml-encoding", "a character here is not allowed in YAML",
                suggestion: "delete it")
        }
        // An unclosed quote or bracket is best shown where it opens.
        var index = error.index
        if let context = error.contextIndex, error.problem.contains("unexpected end of stream") { index = context }
        let character = index < source.scalars.count ? source.scalars[index] : nil
        if character == "\t", isLeading(index, source) {
            return source.finding(
                at: index..<(index + 1), rule: "yaml-tab", "a tab is used to indent, and YAML wants spaces",
                suggestion: "replace it with spaces")
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
    ) -> (message: String, suggestion: String?) {
        let shown = character.map { "\"\($0)\"" } ?? "the end of the file"
        switch error.problem {
        case "mapping values are not allowed in this context":
            return (
                "a \": \" cannot stand here", "put a text that has a colon in quotes, or mind the indentation"
            )
        case "could not find expected ':'":
            return ("a key without a colon", "write it as \"key: value\"")
        case "did not find expected key":
            return ("found \(shown) where a key should begin", "indent it as far as the keys above")
        case "did not find expected '-' indicator":
            return ("found \(shown) where the next \"- \" of the list should be", "indent it as far as the list above")
        case "did not find expected ',' or ']'":
            return ("found \(shown) in a list, where \",\" or \"]\" should be", nil)
        case "did not find expected ',' or '}'":
            return ("found \(shown) in a mapping, where \",\" or \"}\" should be", nil)
        case "found character that cannot start any token":
            return ("a value cannot begin with \(shown)", "put the value in quotes")
        case "found unknown escape character":
            return ("an unknown escape in a text in double quotes", "write \\\\ for a backslash, or use single quotes")
        case "block sequence entries are not allowed in this context":
            return ("a list cannot begin here", "begin the list on a line of its own")
        case "found unexpected end of stream":
            return error.context == "while scanning a quoted scalar"
                ? ("this quote is not closed", "add the closing quote")
                : ("the file ends too early", nil)
        case "did not find expected <document start>":
            return ("found \(shown) after the end of the definitions", "mind the indentation of this line")
        default:
            let context = error.context.map { " (\($0))" } ?? ""
            return ("this is not YAML: \(error.problem)\(context)", nil)
        }
    }
}
