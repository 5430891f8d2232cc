import Definitions
import Formats
import JSON

/// `kamerton dkim show`
enum DKIMShowCommand {
    static let command = Command(
        "dkim show", summary: Phrase("the DNS records of the keys that sign the mail"),
        discussion: Phrase(
            """
            Reads the private keys that delivery.dkim names and prints the TXT record of each, to publish it, or to compare it
            with what is published. The keys themselves are never printed.

              kamerton dkim show
              dig +short TXT k1._domainkey.example.org      what is published now

            Exits with 1 when a key cannot be read.
            """)
    ) { invocation in
        let workspace = try invocation.workspace()
        guard !workspace.definition.signingKeys.isEmpty else {
            throw CommandError(
                message: Phrase("kamerton.yaml has no delivery.dkim, so the mail goes unsigned"),
                suggestion: Phrase("make a key with: kamerton dkim keygen"))
        }
        let texts = try workspace.definition.signingKeys.map { settings in
            DKIMRecordText(settings, try DKIMKeyReader.read(settings, directory: workspace.directory))
        }
        if invocation.isJSON {
            invocation.printJSON(["keys": .array(texts.map { .object(JSONObject($0.fields)) })])
            return .done
        }
        for (index, text) in texts.enumerated() {
            if index > 0 { invocation.console.out(verbatim: "") }
            invocation.console.out(
                Phrase("\(text.settings.selector) of \(text.settings.domain): \(text.kindInWords)"))
            text.print(on: invocation.console)
        }
        return .done
    }
}
