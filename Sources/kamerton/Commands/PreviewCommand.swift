import Campaigning
import Definitions
import Foundation
import Formats
import JSON

/// `kamerton preview`
enum PreviewCommand {
    static let command = Command(
        "preview", summary: Phrase("the exact message that a member would get"),
        discussion: Phrase(
            """
            Renders the campaign's template for one member, with the member's own data, and sends nothing; without
            --member for an invented one, without a store. Without a format it shows the headers that matter and the text
            part.

              kamerton preview nps-quarterly --open
              kamerton preview nps-quarterly --member anna@example.org --html > mail.html
              kamerton preview nps-quarterly --sample right-to-left --locale en --eml > mail.eml

            With --all it writes pages: every campaign in every language for members with a long name, with none, with
            names in other scripts, from right to left, and like markup, as a phone and a desk show it, light or dark,
            and beside them what check finds. With --watch it makes them anew as files change, until Ctrl-C.

              kamerton preview --all .kamerton/preview --open --watch

            The links of a preview lead nowhere: only a message that was planned has a row that they could name.
            """),
        arguments: [.init(name: "CAMPAIGN", help: Phrase("the campaign's name"), isOptional: true)],
        options: [
            .init(name: "--member", value: "EMAIL", help: Phrase("whose message")),
            .init(
                name: "--sample", value: "NAME",
                help: Phrase(
                    "an invented member: long-name, no-name, cyrillic, greek, chinese, right-to-left or markup")),
            StepOption.option,
            VariantOption.option,
            .init(name: "--html", help: Phrase("the HTML part")),
            .init(name: "--text", help: Phrase("the text part")),
            .init(name: "--eml", help: Phrase("the whole message, byte for byte")),
            .init(name: "--locale", value: "LOCALE", help: Phrase("as a member with this language would get it")),
            .init(name: "--output", value: "FILE", help: Phrase("write it to FILE instead of stdout")),
            .init(name: "--open", help: Phrase("show it in the browser, from a private temporary folder")),
            .init(
                name: "--all", value: "DIR", help: Phrase("pages of every campaign in every language, into this folder")
            ),
            .init(name: "--watch", help: Phrase("make it anew as files change; with --all, --open or --output")),
        ], run: { try run($0, .system) })

    static func run(_ invocation: Invocation, _ opener: BrowserOpener) throws -> ExitCode {
        if invocation.flag("--watch") {
            guard !invocation.isJSON else {
                throw UsageError(message: Phrase("--watch and --json cannot go together"), command: "preview")
            }
            guard ["--all", "--open", "--output"].contains(where: invocation.flag) else {
                throw UsageError(
                    message: Phrase("--watch needs somewhere to write: --all DIR, --open or --output FILE"),
                    command: "preview")
            }
        }
        return try invocation.value("--all").map { try all($0, invocation, opener) } ?? one(invocation, opener)
    }

    // MARK: Every campaign

    private static func all(_ path: String, _ invocation: Invocation, _ opener: BrowserOpener) throws -> ExitCode {
        let others = ["--member", "--sample", "--html", "--text", "--eml", "--locale", "--output"]
        if let other = others.first(where: invocation.flag) ?? invocation.arguments.first {
            throw UsageError(
                message: Phrase("--all is for every campaign and language, and \(other) for one message"),
                suggestion: Phrase("leave out one of the two"), command: "preview")
        }
        let preview = try SitePreview(invocation, path)
        let files = WatchedFiles(scanning: preview.directory)
        do {
            let (site, build) = try preview.build()
            if invocation.isJSON {
                invocation.printJSON([
                    "folder": .string(preview.folder.path), "index": .string(preview.index),
                    "pages": JSONValue(site.pageCount), "broken": JSONValue(site.brokenPageCount),
                    "findings": JSONValue(build.findings.count),
                ])
            } else {
                invocation.console.out(build.made)
                invocation.console.flush()
            }
            if invocation.flag("--open") { opener.show(preview.index, invocation.console) }
            guard invocation.flag("--watch") else { return build.isWhole ? .done : .failed }
            FindingPrinter(console: invocation.console).print(build.findings)
            watch(invocation, preview.directory, files, Set(build.findings)) { try preview.build().build }
            return .done
        } catch let error as FindingsError {
            FindingPrinter(console: invocation.console).print(error.findings)
            guard invocation.flag("--watch") else {
                throw CommandError(
                    message: Phrase("kamerton.yaml has \(error.findings.count, "mistake", "mistakes")"),
                    suggestion: Phrase("mend it, then run: kamerton check"))
            }
            watch(invocation, preview.directory, files, Set(error.findings)) { try preview.build().build }
            return .done
        }
    }

    private static func watch(
        _ invocation: Invocation, _ directory: String, _ files: WatchedFiles, _ known: Set<Finding>,
        build: @escaping () throws -> PreviewBuild
    ) {
        let signals = SignalSet(SIGINT, SIGTERM)
        signals.block()
        invocation.console.note(Phrase("watching \(directory); Ctrl-C ends it"))
        PreviewWatch(console: invocation.console, build: build)
            .run(WorkspaceMoments(directory, files, signals), from: files, known: known)
    }

    // MARK: One message

    private static func one(_ invocation: Invocation, _ opener: BrowserOpener) throws -> ExitCode {
        guard let name = invocation.arguments.first else {
            throw UsageError(
                message: Phrase("CAMPAIGN is missing: the campaign's name"),
                suggestion: Phrase("for all of them, write --all DIR"), command: "preview")
        }
        if invocation.flag("--member"), invocation.flag("--sample") {
            throw UsageError(message: Phrase("--member and --sample cannot go together"), command: "preview")
        }
        let preview = MessagePreview(invocation: invocation, name: name)
        let format = try preview.format()
        guard let file = try file(invocation, name, format ?? .html) else {
            show(try preview.compose(format), format, invocation)
            return .done
        }
        let build = { () throws -> PreviewBuild in
            let message = try preview.compose(format)
            try write((format ?? .html).bytes(message), to: file)
            return PreviewBuild(made: Phrase("the message is in \(file)"), findings: [], isWhole: true)
        }
        let directory = try invocation.workspaceDirectory()
        let files = WatchedFiles(scanning: directory)
        guard invocation.flag("--watch") else {
            invocation.console.note(try build().made)
            if invocation.flag("--open") { opener.show(file, invocation.console) }
            return .done
        }
        do {
            invocation.console.note(try build().made)
            if invocation.flag("--open") { opener.show(file, invocation.console) }
        } catch let error as CommandError where error.exitCode != .usage {
            _ = ErrorPrinter(console: invocation.console).print(error)
        }
        watch(invocation, directory, files, [], build: build)
        return .done
    }

    /// Where a message is written; nil is stdout.
    private static func file(
        _ invocation: Invocation, _ name: String, _ format: MessagePreview.Format
    ) throws -> String? {
        if let file = invocation.value("--output") { return file }
        guard invocation.flag("--open") else { return nil }
        return try PrivateFolder.make() + "/" + name.filter { $0.isLetter || $0.isNumber || $0 == "-" }
            + "." + format.ending
    }

    /// Only its owner may read it: it may hold a member's data.
    private static func write(_ bytes: [UInt8], to file: String) throws {
        guard
            FileManager.default.createFile(
                atPath: file, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw CommandError(message: Phrase("\(file) cannot be written")) }
    }

    private static func show(_ message: ComposedMessage, _ format: MessagePreview.Format?, _ invocation: Invocation) {
        let console = invocation.console
        if invocation.isJSON {
            let fields: [(String, JSONValue)] = [
                ("message_id", .string(message.messageID)), ("envelope_sender", .string(message.envelopeSender)),
                ("from", .string(message.from)), ("recipient", .string(message.recipient)),
                ("locale", .string(message.locale)),
                ("subject", .string(message.subject)), ("preview", .string(message.preview)),
                ("text", .string(message.text)), ("html", .string(message.html)),
            ]
            return invocation.printJSON(.object(JSONObject(fields)))
        }
        if let format {
            // As it is, without a line break of ours.
            console.flush()
            try? FileHandle.standardOutput.write(contentsOf: Data(format.bytes(message)))
            return
        }
        var table = Table(Phrase("From:"), Phrase(verbatim: printable(message.from)))
        table.add(Phrase("To:"), Phrase(verbatim: printable(message.recipient)))
        table.add(Phrase("Subject:"), Phrase(verbatim: printable(message.subject)))
        table.add(Phrase("Preview:"), Phrase(verbatim: printable(message.preview)))
        table.add(Phrase("Locale:"), Phrase(verbatim: message.locale))
        table.add(Phrase("Size:"), Phrase("\((message.bytes.count + 1023) / 1024) KB"))
        console.out(table)
        console.out(Phrase(""))
        for line in message.text.split(separator: "\n", omittingEmptySubsequences: false) {
            console.out(verbatim: printable(String(line)))
        }
    }
}
