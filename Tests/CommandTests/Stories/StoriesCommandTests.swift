import Foundation
import JSON
import TestSupport
import Testing

/// Stories by commands: they come by import and by hand, their members are asked, and permit them by other means too.
struct StoriesCommandTests {
    private let folder = TemporaryFolder()
    private let now = "2026-10-10T07:00:00Z"

    init() throws {
        folder.writeClub(
            """
            stories:
              wording: { version: 2026-11, text: { en: We may quote these words in our mail., ru: Эти слова можно приводить. } }
            """)
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            "email,first_name\nanna@example.org,Anna\nboris@example.org,Boris\n", to: "members.csv")
        folder.write(
            """
            id,email,kind,at,text,url,rating
            1,anna@example.org,review,2026-09-12 07:00,"=Five stars, again",https://shop.example.org/1,5
            2,anna@example.org,purchase,2026-09-10 07:00,,,
            3,boris@example.org,photo,2026-09-11 07:00,,https://pics.example.org/2,

            """, to: "activities.csv")
        #expect(
            try run("members", "import", folder.path + "/members.csv", "--consent", "granted", "--basis", "form").code
                == 0)
        #expect(try run("activities", "import", folder.path + "/activities.csv").code == 0)
    }

    private func run(_ words: String...) throws -> (code: Int32, out: String, error: String) {
        let result = try Executable(workspace: folder.path).run(words + ["--now", now])
        return (result.code, result.out, result.error)
    }

    private func json(_ words: String...) throws -> JSONValue {
        let result = try Executable(workspace: folder.path).run(words + ["--json", "--now", now])
        #expect(result.code == 0, "\(result.error)")
        return try JSONValue(parsing: result.out)
    }

    @Test func whatHasWordsIsAStory() throws {
        let list = try json("stories", "list")
        #expect(list["count"] == 1)
        let story = try #require(list["stories"]?.arrayValue?.first)
        #expect(story["kind"] == "review" && story["rating"] == 5 && story["is_verified"] == true)
        #expect(story["permission"] == "unasked")
        #expect(try run("stories", "list", "--csv").out.contains("\"'=Five stars, again\""))
        #expect(try json("stories", "list", "--where", "name = \"Nobody\"")["count"] == 0)
        #expect(try run("stories", "list", "--kind", "purchase").code == 2)
    }

    @Test func aStoryIsWrittenDownByHandOnce() throws {
        let first = try run("stories", "add", "boris@example.org", "--text", "Ask first:\nit saves three years.")
        #expect(first.code == 0 && first.out.contains("is written down"))
        let again = try run("stories", "add", "boris@example.org", "--text", "Ask first:\nit saves three years.")
        #expect(again.code == 0 && again.out.contains("was there already"))
        #expect(try run("stories", "add", "boris@example.org").code == 2)
        #expect(try run("stories", "add", "nobody@example.org", "--text", "x").code == 1)
        #expect(try run("stories", "add", "--from-reply", "77").error.contains("there is no reply 77"))
    }

    @Test func membersShowHasTheStoriesOfTheMember() throws {
        let words = "Ask first:\nit saves \u{1B}[31mthree years, and one never knows how long a tree takes"
        _ = try run("stories", "add", "anna@example.org", "--text", words)
        _ = try run("stories", "permit", "1", "--wording", "2026-11", "--name", "Anna", "--origin", "slip 118")
        let shown = try run("members", "show", "anna@example.org").out.split(separator: "\n").map(String.init)
        let start = try #require(shown.firstIndex(of: "Stories, the latest first"))
        #expect(shown[start + 1].contains("story 4: Ask first: it saves ") && shown[start + 1].contains("…"))
        #expect(shown[start + 1].hasSuffix("(nobody has asked)") && !shown[start + 1].contains("\u{1B}"))
        #expect(shown[start + 2] == "  2026-09-12 07:00  review 1: =Five stars, again (may be quoted)")
        let stories = try json("members", "show", "anna@example.org")["stories"]?.arrayValue ?? []
        #expect(stories.map { $0["permission"] } == ["unasked", "granted"])
        #expect(try !run("members", "show", "boris@example.org").out.contains("Stories"))
    }

    @Test func theMemberIsAskedOnceByMail() throws {
        #expect(try run("stories", "ask", "1").code == 0)
        #expect(try run("stories", "ask", "1").error.contains("asked about these words on 2026-10-10"))
        #expect(try run("run").code == 0)
        let outbox = folder.path + "/.kamerton/outbox/new"
        let mails = try FileManager.default.contentsOfDirectory(atPath: outbox)
        #expect(mails.count == 1)
        let mail = String(
            decoding: try #require(FileManager.default.contents(atPath: outbox + "/" + mails[0])), as: UTF8.self)
        #expect(mail.contains("May we quote you?") && mail.contains("Five stars, again"))
        #expect(mail.contains("/story/") && !mail.contains("List-Unsubscribe:"))
        #expect(try json("stories", "show", "1")["permission"] == "asked")
    }

    @Test func whoHasLeftIsNotAsked() throws {
        #expect(try run("consent", "withdraw", "anna@example.org").code == 0)
        #expect(try run("stories", "ask", "1").error.contains("no mail goes to anna@example.org"))
    }

    @Test func aPermissionByOtherMeansHasItsProofAndCanBeTakenBack() throws {
        #expect(try run("stories", "permit", "1", "--wording", "2026-11", "--name", "Anna").code == 2)
        #expect(try run("stories", "permit", "1", "--wording", "2026-11", "--origin", "slip 118").code == 2)
        #expect(
            try run("stories", "permit", "1", "--wording", "2026-11", "--origin", "slip 118", "--name", "Anna P.").code
                == 0)
        let shown = try json("stories", "show", "1")
        #expect(shown["is_quotable"] == true && shown["quoted_name"] == "Anna P.")
        let entry = try #require(shown["record"]?.arrayValue?.first)
        #expect(entry["origin"] == "slip 118" && entry["wording_text"] == "We may quote these words in our mail.")
        #expect(try json("stories", "list", "--quotable")["count"] == 1)
        #expect(try run("stories", "withdraw", "1", "--note", "by phone").out.contains("may not be quoted any more"))
        #expect(try run("stories", "withdraw", "1").out.contains("nothing has changed"))
        #expect(try json("stories", "list", "--quotable")["count"] == 0)
        #expect(try run("stories", "ask", "1").error.contains("has said no"))
        #expect(try run("store", "verify").code == 0)
        let export = try run("members", "export", "anna@example.org")
        #expect(export.out.contains("story_permissions") && export.out.contains("slip 118"))
    }

    @Test func withoutAWordingNobodyIsAsked() throws {
        folder.write(
            folder.read("kamerton.yaml").components(separatedBy: "stories:")[0], to: "kamerton.yaml")
        let asked = try run("stories", "ask", "1")
        #expect(asked.code == 1 && asked.error.contains("stories: { wording:"))
    }

    @Test func mistakesOfTheWordingHaveTheirPlaces() throws {
        folder.write(
            folder.read("kamerton.yaml").components(separatedBy: "stories:")[0] + "stories: { wordin: 1 }\n",
            to: "kamerton.yaml")
        let check = try run("check")
        #expect(check.code == 1 && (check.out + check.error).contains("did you mean \"wording\"?"))
    }
}
