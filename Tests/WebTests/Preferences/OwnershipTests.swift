import Formats
import JSON
import Store
import TestSupport
import Testing

/// Download and erasure through the preference page.
@Suite struct OwnershipTests {
    @Test func theDownloadIsAFileWithEverythingAndWithoutANameOfTheirs() throws {
        let scene = try WebScene()
        let before = try scene.store.fullDump()
        let file = scene.send("POST", scene.path(.preferences) + "/download")
        #expect(file.status == 200)
        #expect(file.headers["Content-Type"] == "application/json; charset=utf-8")
        #expect(file.headers["Content-Disposition"] == "attachment; filename=\"my-data-2026-10-10.json\"")
        #expect(file.headers["Cache-Control"] == "no-store")
        let document = try JSONValue(parsing: file.text)
        #expect(document.objectValue?["member"]?.objectValue?["email"] == "anna@example.org")
        #expect(document.objectValue?["messages"]?.arrayValue?.count == 1)
        #expect(try scene.store.fullDump() == before)
    }

    @Test func openingTheDownloadFetchesNothing() throws {
        let scene = try WebScene()
        let page = scene.send("GET", scene.path(.preferences) + "/download")
        #expect(page.status == 200 && !page.text.contains("anna@example.org"))
        #expect(page.headers["Content-Disposition"] == nil)
    }

    @Test(arguments: ["", "sure=", "sure=no", "SURE=yes", "sure=yes%00"])
    func withoutTheTickNothingIsErased(body: String) throws {
        let scene = try WebScene(locale: "en")
        let before = try scene.store.fullDump()
        let page = scene.send("POST", scene.path(.preferences) + "/erase", body)
        #expect(page.status == 422 && page.text.contains("Nothing was deleted."))
        #expect(try scene.store.fullDump() == before)
    }

    @Test func whoTicksIsForgotten() throws {
        let scene = try WebScene(locale: "en")
        let asked = scene.send("GET", scene.path(.preferences) + "/erase")
        #expect(asked.text.contains("Yes, delete everything about anna@example.org"))
        _ = scene.choose("form=address&email=new@example.net")
        let done = scene.send("POST", scene.path(.preferences) + "/erase", "sure=yes")
        #expect(done.status == 200 && done.text.contains("Everything about you is deleted"))
        #expect(!done.text.contains("anna@example.org"))
        let left = try scene.store.fullDump().joined(separator: "\n")
        #expect(!left.contains("anna@example.org") && !left.contains("new@example.net"))
        #expect(try scene.store.suppression(emailKey: "anna@example.org")?.reason == .erased)
    }

    @Test func afterwardsEveryLinkIsANeutralPage() throws {
        let scene = try WebScene(locale: "en")
        _ = scene.choose("form=address&email=new@example.net")
        let row = try scene.store.number("SELECT id FROM messages WHERE campaign = 'address:old'")
        _ = scene.send("POST", scene.path(.preferences) + "/erase", "sure=yes")
        let before = try scene.store.fullDump()
        let address = "/address/" + scene.signer.sign(.address, row: row)
        for path in ["", "/erase", "/download"].map({ scene.path(.preferences) + $0 }) + [address] {
            for method in ["GET", "POST"] {
                let page = scene.send(method, path, "form=stop&sure=yes&answer=yes")
                #expect(page.status == 410, "\(method) \(path)")
                #expect(!page.text.contains("anna@") && !page.text.contains("new@example.net"))
            }
        }
        #expect(try scene.store.fullDump() == before)
    }
}
