internal import Definitions
internal import Formats

/// CSS and HTML that a great mail program lacks. The first of each kind in a file, so that one habit is not a page of
/// findings.
struct SupportRule {
    let file: HygieneFile

    func findings() -> [Finding] {
        let styles = StyleBlocks(file.html)
        var seen: Set<String> = []
        var findings: [Finding] = []
        for declaration in styles.blocks.flatMap(\.declarations) {
            for (name, programs) in lacks(declaration) where seen.insert(name).inserted {
                findings.append(css(name, programs, declaration.range))
            }
        }
        for rule in styles.atRules {
            guard let programs = MailSupport.atRules[rule.name], seen.insert("@" + rule.name).inserted else { continue }
            findings.append(css("@" + rule.name, programs, rule.range))
        }
        for element in styles.elements {
            guard let programs = MailSupport.elements[element.name], seen.insert("<" + element.name).inserted else {
                continue
            }
            findings.append(html(element.name, programs, element.range))
        }
        return findings
    }

    private func lacks(_ declaration: StyleBlocks.Declaration) -> [(String, [MailSupport.Program])] {
        var found: [(String, [MailSupport.Program])] = []
        let property = declaration.property
        let words = declaration.value.split { " ,()/".contains($0) }
        if let programs = MailSupport.properties[property] { found.append((property, programs)) }
        if let word = words.first, let programs = MailSupport.properties["\(property):\(word)"] {
            found.append(("\(property): \(word)", programs))
        }
        if property.hasPrefix("--"), let programs = MailSupport.functions["var("] { found.append(("var()", programs)) }
        for (name, programs) in MailSupport.functions.sorted(by: { $0.key < $1.key }) {
            if holds(declaration.value, function: name) { found.append((name + ")", programs)) }
        }
        for word in words {
            let unit = word.drop { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
            guard unit.count < word.count, let programs = MailSupport.units[String(unit)] else { continue }
            found.append((String(unit), programs))
        }
        return found
    }

    /// `min(` is none where `linear-min(` stands.
    private func holds(_ value: String, function: String) -> Bool {
        guard let range = value.firstRange(of: function) else { return false }
        guard range.lowerBound > value.startIndex else { return true }
        let before = value[value.index(before: range.lowerBound)]
        return !before.isLetter && before != "-"
    }

    private func css(_ name: String, _ programs: [MailSupport.Program], _ range: Range<Int>) -> Finding {
        file.finding(
            range, .unsupportedCSS,
            Phrase("\"\(name)\" does not work in \(programs.map(\.rawValue).joined(separator: ", "))"),
            suggestion: name == "var()"
                ? Phrase("write the value itself, or Liquid as in {{ theme.colors.accent }}")
                : MailSupport.units[name] != nil
                    ? Phrase("write it in px")
                    : Phrase("arrange with tables, widths and padding, which work everywhere"))
    }

    private func html(_ name: String, _ programs: [MailSupport.Program], _ range: Range<Int>) -> Finding {
        file.finding(
            range, .unsupportedHTML,
            programs.isEmpty
                ? Phrase("no mail program shows <\(name)>")
                : Phrase("<\(name)> does not work in \(programs.map(\.rawValue).joined(separator: ", "))"),
            suggestion: Phrase("link to a page that has it"))
    }
}
