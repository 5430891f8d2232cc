import Foundation
import JSON
import TestSupport
import Testing

/// Ideas by commands: from what members wrote to the letter that tells them.
@Suite struct IdeaCommandTests {
    private let club: IdeaWorkspace

    init() throws {
        club = try IdeaWorkspace()
        try club.answer(
            "anna@example.org,9,I suggest evening delivery,2026-02-02 10:00",
            "boris@example.org,6,Предлагаю возить вечером,2026-02-03 10:00",
            "clara@example.org,10,All well,2026-02-04 10:00",
            "dora@example.org,2,It would be great to have tea,2026-02-05 10:00")
    }

    @discardableResult
    private func addIdea() throws -> JSONValue {
        try club.json(
            "ideas", "add", "Evening  delivery", "answer:1", "boris@example.org", "--in", "ru=Доставка вечером", "--by",
            "lena")
    }

    @Test func theInboxHasWhatHasTheTagUntilItIsLinkedOrPassedOver() throws {
        let inbox = try club.json("ideas", "inbox")
        #expect(inbox["total"] == 3)
        #expect(
            inbox["texts"]?.arrayValue?.map { $0["source"]?.stringValue } == ["answer:4", "answer:2", "answer:1"])
        #expect(try club.run("ideas", "pass", "answer:4").code == 0)
        #expect(try addIdea()["voices"] == 2)
        let rest = try club.json("ideas", "inbox")
        #expect(rest["texts"]?.arrayValue?.map { $0["source"]?.stringValue } == ["answer:2"])
        // Boris was raised by address; his text is his second word on it, and settled all the same.
        let again = try club.json("ideas", "raise", "1", "answer:2", "clara@example.org")
        #expect(again["raised"] == 1 && again["known"] == 1)
        #expect(try club.json("ideas", "inbox", "--tag", "delivery")["total"] == 0)
        #expect(try club.run("ideas", "inbox", "--tag", "delivry").error.contains("delivery"))
    }

    @Test func notesOfCasesAreTextsToo() throws {
        let text = "phoned: suggests a 'pick-up' <b>point</b>"
        #expect(
            try club.run(
                "cases", "open", "clara@example.org", "--owner", "care@example.org", "--note", text,
                now: "2026-02-06T08:00:00Z"
            ).code == 0)
        let first = try club.json("ideas", "inbox")["texts"]?.arrayValue?.first
        #expect(first?["source"] == "case:1" && first?["text"] == .string(text))
        #expect(try club.json("ideas", "add", "Pick-up point", "case:1")["voices"] == 1)
    }

    @Test func exactlyThoseWhoRaisedItHearOnceInTheirLanguage() throws {
        try addIdea()
        #expect(try club.run("ideas", "raise", "1", "dora@example.org").code == 0)
        #expect(try club.json("run")["sent"] == 0)
        let done = try club.json(
            "ideas", "state", "1", "done", "--note", "Until nine <now> {{ name }}", "--in", "ru=До девяти", "--by",
            "lena")
        #expect(done["campaign"] == "you-said")
        #expect(try club.json("run", now: "2026-02-10T09:00:00Z")["sent"] == 2)
        // Dora has not agreed to mail.
        #expect(club.recipients == ["anna@example.org", "boris@example.org"])
        let anna = try #require(club.mails.first { $0.contains("<anna@example.org>") })
        #expect(anna.contains("Subject: You said: Evening delivery"))
        #expect(anna.contains("Until nine <now> {{ name }}") && anna.contains("Until nine &lt;now&gt; {{ name }}"))
        #expect(try club.json("run", now: "2026-02-10T10:00:00Z")["sent"] == 0)
        // Another note on the same state is for the story.
        #expect(try club.run("ideas", "state", "1", "done", "--note", "Also on Sundays").code == 0)
        #expect(try club.json("run", now: "2026-02-10T11:00:00Z")["sent"] == 0)
        // Who raises it late hears as well, and nobody else.
        #expect(try club.run("ideas", "raise", "1", "clara@example.org", now: "2026-02-12T08:00:00Z").code == 0)
        #expect(try club.json("run", now: "2026-02-12T09:00:00Z")["sent"] == 1)
        #expect(club.recipients == ["anna@example.org", "boris@example.org", "clara@example.org"])
        #expect(try club.run("store", "verify").code == 0)
    }

    @Test func aStateThatIsTakenBackTakesBackLettersThatHaveNotGone() throws {
        try addIdea()
        #expect(try club.run("pause", "you-said", "--note", "a look first").code == 0)
        #expect(try club.run("ideas", "state", "1", "done", "--note", "Wrong").code == 0)
        #expect(try club.json("run", now: "2026-02-10T09:00:00Z")["sent"] == 0)
        #expect(try club.run("ideas", "state", "1", "doing", now: "2026-02-10T10:00:00Z").code == 0)
        #expect(try club.run("resume", "you-said", now: "2026-02-10T10:30:00Z").code == 0)
        #expect(try club.json("run", now: "2026-02-10T11:00:00Z")["sent"] == 0)
        #expect(
            try club.run("ideas", "state", "1", "done", "--note", "Right", now: "2026-02-11T08:00:00Z").code == 0)
        #expect(try club.json("run", now: "2026-02-11T09:00:00Z")["sent"] == 2)
        #expect(club.mails.allSatisfy { $0.contains("Right") && !$0.contains("Wrong") })
        #expect(try club.run("store", "verify").code == 0)
    }

    @Test func oldNewsIsNone() throws {
        try addIdea()
        #expect(try club.run("ideas", "state", "1", "done", now: "2026-02-10T08:00:00Z").code == 0)
        #expect(try club.json("run", now: "2026-02-26T08:00:00Z")["sent"] == 0)
    }

    @Test func mergedIdeasShareTheirVoices() throws {
        try addIdea()
        #expect(try club.json("ideas", "add", "Deliver late", "answer:1", "clara@example.org")["idea"] == 2)
        #expect(try club.json("ideas", "merge", "2", "1")["voices"] == 3)
        let list = try club.json("ideas", "list", "--all")["ideas"]?.arrayValue ?? []
        #expect(list.map { $0["state"]?.stringValue } == ["new", "merged"] && list[1]["merged_into"] == 1)
        #expect(try club.run("ideas", "raise", "2", "dora@example.org").error.contains("merged into the idea 1"))
        #expect(try club.run("ideas", "merge", "1", "1").code == 2)
        #expect(try club.run("ideas", "state", "2", "done").code == 1)
        #expect(try club.run("store", "verify").code == 0)
    }

    @Test func anIdeaShowsItsStoryAndVoices() throws {
        try addIdea()
        #expect(try club.run("ideas", "state", "1", "planned", "--note", "in March", "--by", "lena").code == 0)
        let text = try club.run("ideas", "show", "1").out
        for part in ["Evening delivery", "ru: Доставка вечером", "answer:1", "manual", "in March", "lena"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(try club.json("ideas", "show", "1")["effect"] == .null)
        #expect(try club.run("ideas", "rename", "1", "=cmd|x").code == 0)
        #expect(try club.run("ideas", "list", "--csv").out.contains("'=cmd|x"))
    }

    @Test func anExportHasWhatAMemberRaisedAndAnErasureTakesIt() throws {
        try addIdea()
        #expect(try club.run("ideas", "pass", "answer:3").code == 0)
        let export = try club.json("members", "export", "anna@example.org")
        #expect(export["idea_voices"]?.arrayValue?.count == 1)
        #expect(try club.run("members", "erase", "anna@example.org", "--yes").code == 0)
        #expect(try club.json("ideas", "show", "1")["raised_by"]?.arrayValue?.count == 1)
        #expect(try club.run("store", "verify").code == 0)
    }

    @Test(arguments: [
        (["ideas", "show", "7"], "no idea 7"), (["ideas", "show", "x"], "not the number"),
        (["ideas", "add", "  "], "1 to 200"), (["ideas", "add", "Tea", "anwser:1"], "answer"),
        (["ideas", "add", "Tea", "answer:99"], "nothing at answer:99"),
        (["ideas", "add", "Tea", "nobody@example.org"], "nothing at nobody@example.org"),
        (["ideas", "add", "Tea", "--in", "Tee"], "language"), (["ideas", "state", "1", "dun"], "done"),
        (["ideas", "pass", "answer:99"], "nothing at"), (["ideas", "list", "--state", "dne"], "done"),
    ])
    func mistakesSayWhatToDo(_ words: [String], _ advice: String) throws {
        let result = try club.kamerton.run(words + ["--now", "2026-02-10T08:00:00Z"])
        #expect(result.code != 0 && result.error.contains(advice), "\(result.error)")
        #expect(try club.json("ideas", "list")["ideas"]?.arrayValue?.isEmpty == true)
    }

    @Test func theFilesAreCheckedWithPlaces() throws {
        let yaml = club.folder.read("kamerton.yaml")
        club.folder.write(
            yaml.replacing("ideas: { done: you-said }", with: "ideas: { tag: idee, done: you-sad }"),
            to: "kamerton.yaml")
        let result = try club.run("check")
        #expect(result.code == 1)
        let said = result.out + result.error
        #expect(said.contains("no tag \"idee\"") && said.contains("no campaign \"you-sad\""), "\(said)")
        #expect(said.contains("did you mean"))
        club.folder.write(yaml + "\ntags: tgas.yaml\n", to: "kamerton.yaml")
        let missing = try club.run("check")
        #expect((missing.out + missing.error).contains("no file tgas.yaml"))
        club.folder.write(yaml, to: "kamerton.yaml")
        club.folder.write("idea: []\n", to: "tags.yaml")
        let broken = try club.run("check")
        #expect((broken.out + broken.error).contains("tags.yaml:1"))
    }
}
