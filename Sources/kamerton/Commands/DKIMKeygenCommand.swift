import Crypto
import Definitions
import Formats
import Foundation
import JSON

/// `kamerton dkim keygen`
enum DKIMKeygenCommand {
    static let command = Command(
        "dkim keygen", summary: Phrase("a new key that signs the mail, and its DNS record"),
        discussion: Phrase(
            """
            Writes a new private key into a file that only you can read, and prints the TXT record to publish and the line for
            kamerton.yaml. A file that is there is never overwritten, and nothing is sent or changed elsewhere.

              kamerton dkim keygen --out .kamerton/dkim-k1.pem --selector k1
              kamerton dkim keygen --out .kamerton/dkim-e1.pem --selector e1 --type ed25519

            Publish the record first, wait until it can be looked up, then add the line. To change a key later, make one
            with another selector, and keep the old record published for a week after the switch: mail that is on its way
            was signed with the old key. docs/dkim.md tells it step by step.
            """),
        options: [
            .init(name: "--out", value: "FILE", help: Phrase("where to write the key (required)")),
            .init(name: "--type", value: "TYPE", help: Phrase("rsa (the default) or ed25519")),
            .init(name: "--bits", value: "N", help: Phrase("of an RSA key: 1024 to 4096 (default 2048)")),
            .init(
                name: "--selector", value: "NAME",
                help: Phrase("names the key in DNS (default: k and the month, such as k202611; e for Ed25519)")),
            .init(name: "--domain", value: "DOMAIN", help: Phrase("who signs (default: the domain of sender.from)")),
        ], run: run)

    private static func run(_ invocation: Invocation) throws -> ExitCode {
        let kind = try kind(invocation)
        guard let out = invocation.value("--out") else {
            throw UsageError(
                message: Phrase("--out is missing: where to write the key"),
                suggestion: Phrase("write --out .kamerton/dkim-k1.pem"), command: invocation.command.name)
        }
        let directory = try? invocation.workspaceDirectory()
        let workspace = directory.flatMap { WorkspaceLoader.load(directory: $0).workspace }
        let domain = try domain(invocation, workspace)
        let selector = try selector(invocation, kind)
        try refuseUsed(selector, of: domain, workspace, invocation)
        let path = absolute(out)
        let key = try PrivateKey.generate(kind)
        try DKIMKeyFile.write(key, to: path)
        let settings = DKIMSettings(domain: domain, selector: selector, key: .file(relative(path, to: directory)))
        let text = DKIMRecordText(settings, key)
        if invocation.isJSON {
            invocation.printJSON(.object(JSONObject([("file", .string(path))] + text.fields)))
            return .done
        }
        let console = invocation.console
        console.out(Phrase("\(printable(out)): a new key (\(text.kindInWords)) that only you can read"))
        console.out(verbatim: "")
        text.print(on: console)
        console.out(verbatim: "")
        console.out(Phrase("When it can be looked up, write into kamerton.yaml, below delivery:"))
        console.out(verbatim: "")
        console.out(verbatim: "  dkim: \(settings.yaml)")
        return .done
    }

    private static func kind(_ invocation: Invocation) throws -> KeyKind {
        let command = invocation.command.name
        let bits = try invocation.integer("--bits")
        switch invocation.value("--type") ?? "rsa" {
        case "rsa":
            let bits = bits ?? 2048
            guard (DKIMKeyReader.leastBits...4096).contains(bits) else {
                throw UsageError(
                    message: Phrase("--bits \(bits): receivers take RSA keys of 1024 to 4096 bits"),
                    suggestion: Phrase("2048 is right for nearly everyone"), command: command)
            }
            return .rsa(bits: bits)
        case "ed25519":
            guard bits == nil else {
                throw UsageError(message: Phrase("--bits is for RSA; an Ed25519 key has one size"), command: command)
            }
            return .ed25519
        case let other:
            throw UsageError(
                message: Phrase("--type \(other) is not a kind of key that signs mail"),
                suggestion: Suggestions.oneOf(["rsa", "ed25519"]), command: command)
        }
    }

    /// `--domain`, else that of the workspace's sender.
    private static func domain(_ invocation: Invocation, _ workspace: Workspace?) throws -> String {
        if let text = invocation.value("--domain") {
            guard let domain = DKIMSettings.domain(text) else {
                throw UsageError(
                    message: Phrase("--domain \(text) is not a domain that mail can come from"),
                    command: invocation.command.name)
            }
            return domain
        }
        if let workspace, let address = try? EmailAddress(parsing: workspace.definition.sender.from.address),
            let domain = address.key.split(separator: "@").last
        {
            return String(domain)
        }
        throw UsageError(
            message: Phrase("--domain is missing, and there is no workspace here whose sender tells it"),
            suggestion: Phrase("write --domain example.org"), command: invocation.command.name)
    }

    private static func selector(_ invocation: Invocation, _ kind: KeyKind) throws -> String {
        guard let text = invocation.value("--selector") else {
            let month = CivilDateTime(utc: invocation.now).date
            return (kind == .ed25519 ? "e" : "k") + String(month.year * 100 + month.month)
        }
        guard DKIMSettings.isSelector(text) else {
            throw UsageError(
                message: Phrase("--selector \(text) is not a selector: letters, digits and hyphens"),
                suggestion: Phrase("write --selector k1"), command: invocation.command.name)
        }
        return text
    }

    /// A record that changes under a name in use breaks what is on its way.
    private static func refuseUsed(
        _ selector: String, of domain: String, _ workspace: Workspace?, _ invocation: Invocation
    ) throws {
        let used = workspace?.definition.signingKeys.first { $0.domain == domain && $0.selector == selector }
        guard let workspace, let used,
            (try? DKIMKeyReader.read(used, directory: workspace.directory)) != nil
        else { return }
        throw UsageError(
            message: Phrase("the selector \(selector) of \(domain) has a key that signs already"),
            suggestion: Phrase("a new key has a selector of its own: --selector"), command: invocation.command.name)
    }

    private static func absolute(_ path: String) -> String {
        let full = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return URL(fileURLWithPath: full).standardizedFileURL.path
    }

    /// As kamerton.yaml names it: relative to the workspace when it is inside.
    private static func relative(_ path: String, to directory: String?) -> String {
        guard let directory, path.hasPrefix(directory + "/") else { return path }
        return String(path.dropFirst(directory.count + 1))
    }
}
