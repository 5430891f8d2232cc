import Foundation
import JSON
import Store
import TestSupport
import Testing

struct ConsentCommandTests {
    private let workspace: ConsentWorkspace

    init() throws {
        workspace = ConsentWorkspace()
        workspace.folder.write("email\nanna@example.org\n", to: "members.csv")
        #expect(try workspace.run("members", "import", workspace.folder.path + "/members.csv").status == 0)
    }

    private func history() throws -> [JSONValue] {
        let shown = try workspace.json("consent", "show", "anna@example.org")
        return try #require(shown["history"]?.arrayValue)
    }

    @Test func aGrantSaysWhatItChangesAndIsShownWithItsBasis() throws {
        let end = try workspace.run(
            "consent", "grant", "Anna@Example.org", "--topic", "news", "--basis", "slip 118", "--wording", "paper-3")
        #expect(end.status == 0)
        #expect(end.output == "anna@example.org: the topic news is granted now; it was unknown\n")
        let again = try workspace.json(
            "consent", "grant", "anna@example.org", "--topic", "news", "--topic", "events", "--basis", "slip 119")
        #expect(again["changes"]?[0]?["changed"] == false && again["changes"]?[1]?["changed"] == true)
        let history = try history()
        #expect(history.count == 2)
        #expect(history[0]["basis"] == "slip 118" && history[0]["wording"] == "paper-3")
        #expect(history[0]["source"] == "command" && history[0]["is_standing"] == true)
        let shown = try workspace.run("consent", "show", "anna@example.org")
        #expect(shown.output.contains("news: granted since") && shown.output.contains("slip 118"))
    }

    @Test func aWithdrawalIsOfEverythingUnlessItSaysOfWhat() throws {
        _ = try workspace.run("consent", "grant", "anna@example.org", "--all", "--basis", "slip 1")
        let one = try workspace.json("consent", "withdraw", "anna@example.org", "--intent", "promo")
        #expect(one["changes"]?[0]?["purpose"] == "promo")
        let end = try workspace.run("consent", "withdraw", "anna@example.org", "--note", "by phone")
        #expect(end.output == "anna@example.org: everything is withdrawn now; it was granted\n")
        let again = try workspace.run("consent", "withdraw", "anna@example.org")
        #expect(again.output.contains("already; nothing is written"))
        #expect(try history().count == 3)
    }

    @Test func afterAWithdrawalAnOldGroundIsNone() throws {
        _ = try workspace.run("consent", "grant", "anna@example.org", "--topic", "news", "--basis", "slip 1")
        _ = try workspace.run("consent", "withdraw", "anna@example.org")
        let old = try workspace.run("consent", "grant", "anna@example.org", "--topic", "news", "--basis", "slip 1")
        #expect(old.status == 2 && old.errors.contains("before that"))
        #expect(try history().count == 2)
        let new = try workspace.run("consent", "grant", "anna@example.org", "--topic", "news", "--basis", "slip 2")
        #expect(new.status == 0)
    }

    @Test(arguments: [
        (["--topic", "nws", "--basis", "x"], "did you mean"), (["--all"], "--basis is missing"),
        (["--basis", "x"], "what did the member agree to?"),
        (["--intent", "service", "--basis", "x"], "need no consent"),
        (["--all", "--topic", "news", "--basis", "x"], "does not go together"), (["--all", "--basis", " "], "--basis"),
    ]) func whatCannotBeRecordedIsRefused(_ words: [String], _ said: String) throws {
        let end = try KamertonProcess(
            ["consent", "grant", "anna@example.org", "--workspace", workspace.folder.path] + words
        ).finish()
        #expect(end.status == 2 && end.errors.contains(said), "\(end.errors)")
        #expect(try history().isEmpty)
    }

    @Test func aStrangerHasNoConsent() throws {
        let end = try workspace.run("consent", "show", "boris@example.org")
        #expect(end.status == 1 && end.errors.contains("no member has the address"))
    }

    @Test func theRecordIsExportedWithItsProofs() throws {
        _ = try workspace.run(
            "consent", "grant", "anna@example.org", "--topic", "news", "--basis", "=HYPERLINK(\"x\")")
        let file = workspace.folder.path + "/consents.csv"
        let end = try workspace.json("consent", "export", file)
        #expect(end["members"] == 1 && end["entries"] == 1)
        let text = workspace.folder.read("consents.csv")
        #expect(text.hasPrefix("email,external_id,purpose,state,is_standing,at,basis,wording,"))
        #expect(text.contains("anna@example.org,,news,granted,true,") && text.contains("'=HYPERLINK"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let none = try workspace.json("consent", "export", "--where", "has_tag(\"nobody\")", file)
        #expect(none["entries"] == 0)
    }

    @Test func theSnippetIsPlainHTMLForOtherPages() throws {
        let end = try workspace.run("sign-up", "snippet", "--locale", "ru")
        #expect(end.status == 0 && !end.output.contains("<script") && end.output.contains("lang=\"ru\""))
        #expect(end.output.contains("action=\"https://club.example.org/subscribe\""))
        #expect(end.output.contains("name=\"wording\" value=\"2026-11\"") && end.output.contains("value=\"events\""))
        #expect(try workspace.run("sign-up", "snippet", "--locale", "fr").status == 2)
    }
}
