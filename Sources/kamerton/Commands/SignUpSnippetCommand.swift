import Definitions
import Formats
import Web

/// `kamerton sign-up snippet`
enum SignUpSnippetCommand {
    static let command = Command(
        "sign-up snippet", summary: Phrase("a sign-up form to put into a page of your own"),
        discussion: Phrase(
            """
            Prints a form as plain HTML, without scripts: paste it into any page. What it sends leads to the page
            /subscribe of "kamerton serve", which shows it once more and asks to press a button. Print it anew when the
            topics or the wording in kamerton.yaml change; an old form still works, and then asks for the new wording.

            Example:  kamerton sign-up snippet --locale ru > form.html
            """),
        options: [.init(name: "--locale", value: "LOCALE", help: Phrase("ru or en (default: the workspace's)"))]
    ) { invocation in
        let language = invocation.value("--locale")
        if let language, !SignUpSnippet.languages.contains(language) {
            throw UsageError(
                message: Phrase("--locale \(language) is not a language that the form speaks"),
                suggestion: Phrase("one of: \(SignUpSnippet.languages.joined(separator: ", "))"),
                command: "sign-up snippet")
        }
        let workspace = try invocation.workspace()
        guard let snippet = SignUpSnippet(workspace: workspace.definition, locale: language) else {
            throw CommandError(
                message: Phrase("kamerton.yaml has no sign_up, so there is no sign-up page"),
                suggestion: Phrase("docs/consent.md says how to add one"))
        }
        if invocation.isJSON {
            invocation.printJSON(["html": .string(snippet.html)])
        } else {
            invocation.console.out(verbatim: snippet.html)
        }
        return .done
    }
}
