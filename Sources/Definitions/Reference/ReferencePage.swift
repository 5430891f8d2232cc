/// Writes `docs/definitions.md` from the tables that decoding uses, so that the page cannot go stale.
package enum ReferencePage {
    package static var text: String {
        """
        # Definition files

        A workspace is a folder with `kamerton.yaml`, `campaigns/NAME.yaml`, `templates/` and perhaps `occasions.yaml`. This page
        lists every key of the three kinds of YAML files. It is generated from the tables that the program reads them by; after a
        change of those:

        ```sh
        KAMERTON_UPDATE_DOCS=1 swift test --filter ReferencePageTests
        ```

        `kamerton check` reads all the files and shows every mistake at once, with its place, the line and what to write
        instead. A mistake in `kamerton.yaml` stops everything; one in a campaign stops that campaign only, and one in
        `occasions.yaml` only the campaigns that occasions begin. The files are YAML 1.2 in UTF-8, one document
        each, at most 1 MB: `yes` and `12:30` are texts, anchors, aliases and `<<` work, keys may not be repeated, and tabs may
        not indent.

        `kamerton schema` prints the same tables as JSON Schemas (draft 2020-12). `kamerton init` writes them into `schema/`, and
        the first line of every file that it and `kamerton new` write names them, so that an editor with a YAML language
        server completes keys, explains them and marks mistakes:

        ```yaml
        # yaml-language-server: $schema=../schema/campaign.json
        ```


        """ + files + values + later + rules
    }

    private static var files: String {
        section("kamerton.yaml", "##", .workspace, "")
            + "## campaigns/NAME.yaml\n\nThe file's name is the campaign's: lower-case letters, digits and hyphens. "
            + "Files whose name begins with a dot, and\nthose that do not end in `.yaml`, are left alone.\n\n"
            + table(.campaign) + nested(.campaign, "")
            + "## occasions.yaml\n\nA list of reasons to write ([what they do](content.md#occasions)); a workspace may do "
            + "without the file.\n\n"
            + table(.occasion) + nested(.occasion, "")
    }

    // MARK: Keys

    private static func section(_ title: String, _ marks: String, _ table: KeyTable, _ path: String) -> String {
        "\(marks) \(title)\n\n" + self.table(table) + nested(table, path)
    }

    /// The sections of the mappings below a table, depth first.
    private static func nested(_ table: KeyTable, _ path: String) -> String {
        var text = ""
        for key in table.keys {
            for (inner, suffix) in tables(in: key.shape) {
                let name = (path.isEmpty ? "" : path + ".") + key.name + suffix
                text += section("`\(name)`", "###", inner, name)
            }
        }
        return text
    }

    private static func tables(in shape: Shape) -> [(KeyTable, String)] {
        switch shape {
        case .mapping(let table): [(table, "")]
        case .named(_, let inner): tables(in: inner).map { ($0.0, ".NAME" + $0.1) }
        case .dated(let inner): tables(in: inner).map { ($0.0, ".DAY" + $0.1) }
        case .ordered(_, let inner): tables(in: inner).map { ($0.0, "[ID]" + $0.1) }
        case .list(let inner): tables(in: inner).map { ($0.0, "[]" + $0.1) }
        case .either(let first, let second): tables(in: first) + (tables(in: first).isEmpty ? tables(in: second) : [])
        case .signingSecret: [(.signingSecrets, "")]
        default: []
        }
    }

    private static func table(_ table: KeyTable) -> String {
        var text = "| key | value | what it does |\n|---|---|---|\n"
        for key in table.keys {
            let example = key.example.isEmpty ? "" : "<br>`\(key.name): \(key.example)`"
            let required = key.isRequired ? " **required**" : ""
            text +=
                "| `\(key.name)`\(required) | \(cell(key.shape.words.english)) | \(cell(key.help.english))\(example) |\n"
        }
        return text + "\n"
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|").replacing("<", with: "&lt;") }

    // MARK: Values, later keys, rules

    private static let values = """
        ## Values

        - **Durations** are a whole number and a unit: `s`, `m` (minutes), `h`, `d`, `w`, `mo` (months), `y`. A day is 24 hours;
          months and years are counted on the calendar.
        - **Time zones** are IANA names. Abbreviations such as `MSK` are refused: they do not say which summer time they keep.
        - **Languages** are tags such as `ru`, `en`, `pt-BR`. A text is written once for all (`title: News`) or for each
          language (`title: { ru: Новости, en: News }`).
        - **Secrets** are never written into these files: `{ file: PATH }` reads a file that git ignores, `{ env: NAME }` a
          variable of the environment. White space at their ends is cut off.
        - **Names** of attributes and fields are columns of the store: `[a-z][a-z0-9_]{0,50}`. Topics, stages, segments,
          questions and webhooks may have hyphens too.
        - **Filters** are described in [filters.md](filters.md). A stage's rule sees only the stages above it, a segment only the
          segments above it; an audience sees all.
        - **Conditions** of questions, endings, quotas and follow-ups compare answers, joined by `and`: `score <= 8 and score > 2`,
          `reason = price`, `reason in (price, speed)`, `recommends = no`, `bought >= 2026-01-31`, `service.speed <= 2`,
          `why is set`. A question's own sees only the questions above it. See [surveys.md](surveys.md).


        """

    private static var later: String {
        var text = "## Not in this version\n\nThese keys are known but do not work yet; `check` says so.\n\n"
        let named: [(String, KeyTable)] = [
            ("kamerton.yaml", .workspace), ("delivery", .delivery), ("delivery.smtp", .smtp), ("topics.NAME", .topic),
            ("webhooks.NAME", .webhook), ("campaigns/NAME.yaml", .campaign), ("schedule", .schedule),
            ("content", .content), ("survey", .survey),
        ]
        for (name, table) in named where !table.later.isEmpty {
            text += "- `\(name)`: " + table.later.map { "`\($0)`" }.joined(separator: ", ") + "\n"
        }
        return text + "\n"
    }

    private static var rules: String {
        var text = "## Rules of check\n\nThe name in brackets at the end of a finding says which rule it broke.\n\n"
        text += "| rule | asks that |\n|---|---|\n"
        let syntax: [(String, String)] = [
            ("yaml-syntax", "the file is YAML"), ("yaml-encoding", "the file is UTF-8 without control characters"),
            ("yaml-tab", "no tab indents"), ("yaml-size", "the file has at most 1 MB"),
            ("yaml-documents", "the file has one document"), ("yaml-depth", "nesting is at most 64 deep"),
            ("yaml-alias", "an alias has its anchor above, and aliases repeat at most 20,000 values"),
            ("yaml-merge", "`<<` names mappings"), ("yaml-tag", "there are no tags of one's own"),
            ("duplicate-key", "a key is written once"),
        ]
        for (rule, help) in syntax { text += "| `\(rule)` | \(help) |\n" }
        for rule in DefinitionRule.allCases { text += "| `\(rule.rawValue)` | \(cell(rule.help)) |\n" }
        return text
    }
}
