import Campaigning
import JSON
import Store
import TestSupport
import Testing

@Suite struct MemberExportTests {
    @Test func theDocumentHoldsEverything() throws {
        let scene = try ErasureScene("anna@example.org")
        let document = try MemberExport.document(
            memberID: scene.member, store: scene.store, workspace: scene.workspace, now: scene.now)
        func text(_ pointer: String) -> String? { document.value(at: pointer)?.stringValue }
        func count(_ name: String) -> Int? { document[name]?.arrayValue?.count }
        #expect(text("/exported_at") == "2026-10-10T07:00:00Z")
        #expect(text("/member/email") == "anna@example.org")
        #expect(text("/member/first_name") == scene.first)
        #expect(text("/member/joined_at") == "1970-01-01T00:00:00.001Z")
        #expect(document.value(at: "/member/attr_city") == nil)
        #expect(text("/attributes/city") == "c/o anna@example.org")
        #expect(text("/tags/0/tag") == "knows " + scene.last)
        #expect(text("/activities/0/fields/sku") == scene.fullName)
        #expect(text("/consents/0/proof") == "anna@example.org in line 3")
        #expect(text("/consents/0/wording") == "v3")
        #expect(text("/suppression/note") == scene.fullName + " called")
        #expect(text("/stages/0/to_stage") == "repeat")
        #expect(count("messages") == 2)
        #expect(text("/messages/0/smtp_reply") == "queued for " + scene.last)
        #expect(text("/responses/0/answers/0/text")?.contains("write to") == true)
        #expect(count("webhook_events") == 4)
        #expect(count("rejected_rows") == 4)
        #expect(count("mail_files") == 5)
        #expect(!document.text().contains("boris"))
    }

    @Test func aMemberThatIsNotThereIsAnError() throws {
        let scene = try ErasureScene("anna@example.org")
        #expect(throws: MemberErasureError.self) {
            _ = try MemberExport.document(
                memberID: 99, store: scene.store, workspace: scene.workspace, now: scene.now)
        }
    }
}
