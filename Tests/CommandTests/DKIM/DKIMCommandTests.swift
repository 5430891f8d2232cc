import Foundation
import JSON
import Store
import TestSupport
import Testing

/// From a new key to signed mail, as people do it.
struct DKIMCommandTests {
    let workspace: SendingWorkspace

    init() throws {
        workspace = try SendingWorkspace(members: 3, port: 1)
        try configure("")
    }

    private var folder: TemporaryFolder { workspace.folder }

    private func configure(_ dkim: String) throws {
        let text = folder.read("kamerton.yaml").replacing("transport: smtp", with: "transport: outbox")
        let kept = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("  dkim:") }
        let line = dkim.isEmpty ? "" : "  \(dkim)\n"
        folder.write(
            kept.joined(separator: "\n").replacing("  if_unsure:", with: line + "  if_unsure:"), to: "kamerton.yaml")
    }

    private func kamerton(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
        try KamertonProcess(words + ["--workspace", folder.path]).finish()
    }

    private func outbox() throws -> [String] {
        let path = folder.path + "/.kamerton/outbox/new"
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map {
            String(decoding: try #require(FileManager.default.contents(atPath: path + "/" + $0)), as: UTF8.self)
        }
    }

    @Test func aNewKeyIsForItsOwnerAndNeverOverAnother() throws {
        let path = folder.path + "/.kamerton/k1.pem"
        let made = try kamerton("dkim", "keygen", "--out", path, "--selector", "k1")
        #expect(made.status == 0 && made.errors.isEmpty)
        for words in [
            "k1._domainkey.example.org", "v=DKIM1; k=rsa; p=MII", "IN TXT (",
            "dkim: { domain: example.org, selector: k1, key: { file: .kamerton/k1.pem } }",
        ] {
            #expect(made.output.contains(words), "\(words)")
        }
        #expect(!made.output.contains("PRIVATE"))
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let key = folder.read(".kamerton/k1.pem")
        #expect(key.hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        let again = try kamerton("dkim", "keygen", "--out", path, "--selector", "k2")
        #expect(again.status == 1 && again.errors.contains("never overwritten"))
        #expect(folder.read(".kamerton/k1.pem") == key)
    }

    @Test func theCallIsChecked() throws {
        let out = folder.path + "/key.pem"
        for words in [
            [], ["--out", out, "--type", "dsa"], ["--out", out, "--bits", "512"], ["--out", out, "--bits", "many"],
            ["--out", out, "--type", "ed25519", "--bits", "2048"], ["--out", out, "--selector", "k 1"],
            ["--out", out, "--domain", "a@example.org"],
        ] {
            let end = try KamertonProcess(["dkim", "keygen"] + words + ["--workspace", folder.path]).finish()
            #expect(end.status == 2, "\(words)")
        }
        #expect(!FileManager.default.fileExists(atPath: out))
        let nowhere = try kamerton("dkim", "keygen", "--out", folder.path + "/no/such/key.pem", "--type", "ed25519")
        #expect(nowhere.status == 1 && nowhere.errors.contains("make its folder first"))
    }

    @Test func aFreshCloneGetsItsFolderForKeys() throws {
        folder.write("", to: "clone/kamerton.yaml")
        let out = folder.path + "/clone/.kamerton/k1.pem"
        let made = try kamerton("dkim", "keygen", "--out", out, "--type", "ed25519")
        #expect(made.status == 0 && FileManager.default.fileExists(atPath: out))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/clone/.kamerton")[.posixPermissions]
        #expect(mode as? Int == 0o700)
    }

    @Test func fromKeyToSignedMail() throws {
        let made = try kamerton("dkim", "keygen", "--out", folder.path + "/k1.pem", "--selector", "k1", "--json")
        let record = try JSONValue(parsing: made.output)
        try configure(try #require(record["yaml"]?.stringValue))
        #expect(try kamerton("check").status == 0)
        let shown = try JSONValue(parsing: try kamerton("dkim", "show", "--json").output)
        #expect(shown["keys"]?[0]?["value"] == record["value"] && shown["keys"]?[0]?["name"] == record["name"])
        #expect(record["bits"] == 2048 && record["type"] == "rsa")

        #expect(try kamerton("run", "--quiet").status == 0)
        let mails = try outbox()
        #expect(mails.count == 3)
        for mail in mails {
            #expect(mail.hasPrefix("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1;\r\n t="))
        }
        let preview = try kamerton("preview", "word", "--member", "m1@example.org", "--eml")
        #expect(preview.output.hasPrefix("DKIM-Signature: v=1; a=rsa-sha256;") && preview.errors.isEmpty)
        #expect(try kamerton("send-test", "word", "--to", "lena@example.org").status == 0)
        #expect(try outbox().count { $0.hasPrefix("DKIM-Signature: ") } == 4)
        // The selector's key signs already: another one under its name would break what is on its way.
        let second = try kamerton("dkim", "keygen", "--out", folder.path + "/k2.pem", "--selector", "k1")
        #expect(second.status == 2 && second.errors.contains("signs already"))
    }

    @Test func withoutItsKeyNothingLeavesUnsigned() throws {
        try configure("dkim: { domain: example.org, selector: k1, key: { file: gone.pem } }")
        let run = try kamerton("run")
        #expect(run.status == 1 && run.errors.contains("the DKIM key is not there: no gone.pem"))
        #expect((try? outbox())?.isEmpty ?? true)
        #expect(try kamerton("send-test", "word", "--to", "lena@example.org").status == 1)
        let preview = try kamerton("preview", "word", "--member", "m1@example.org", "--eml")
        #expect(preview.status == 0 && preview.output.hasPrefix("From: ") && preview.errors.contains("not signed"))
        #expect(try kamerton("preview", "word", "--member", "m1@example.org", "--html").errors.isEmpty)
        #expect(try kamerton("dkim", "show").status == 1)
        #expect(try kamerton("check").status == 0)
        // With the key there, the same run goes on.
        try configure("")
        #expect(try kamerton("run", "--quiet").status == 0)
        #expect(try outbox().count == 3)
        #expect(try kamerton("dkim", "show").errors.contains("goes unsigned"))
    }
}
