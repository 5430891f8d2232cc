import Foundation
import JSON
import TestSupport
import Testing

/// A club whose members have answered in words, with the campaigns that tell them what became of it.
final class IdeaWorkspace {
    let folder = TemporaryFolder()
    let kamerton: Executable

    init(extra: String = "") throws {
        kamerton = Executable(workspace: folder.path)
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            workspace: Test Club
            locale: en
            timezone: UTC
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            delivery: { transport: outbox }
            sender: { from: Test Club <club@example.org>, postal_address: 12 Orchard Lane }
            topics: { news: { title: News }, offers: { title: Offers } }
            ideas: { done: you-said }
            \(extra)
            """, to: "kamerton.yaml")
        folder.write(
            """
            idea: [suggest*, предлага*, "would be great"]
            delivery: [late, courier*, опозда*]
            """, to: "tags.yaml")
        folder.write(
            """
            title: You said, we did
            kind: email
            intent: inform
            topic: news
            content: you-said
            """, to: "campaigns/you-said.yaml")
        folder.write(
            """
            ---
            subject: "You said: {{ idea.title }}"
            ---
            Title: {{ idea.title }}

            Note: {{ idea.note }}
            """, to: "templates/you-said.en.md")
        folder.write(
            """
            ---
            subject: "Вы сказали: {{ idea.title }}"
            ---
            Заметка: {{ idea.note }}
            """, to: "templates/you-said.ru.md")
        folder.write(
            """
            title: Voice
            kind: survey
            intent: research
            topic: news
            schedule: { at: 2099-01-01 10:00 }
            content: word
            survey:
              questions:
                - score: { type: nps }
                - reason: { type: text, text: Why? }
            """, to: "campaigns/voice.yaml")
        folder.write("---\nsubject: Voice\n---\n{% nps %}\n", to: "templates/word.en.md")
        folder.write(
            """
            email,first_name,locale,consent,consent_at
            anna@example.org,Anna,en,yes,2026-01-01
            boris@example.org,Boris,ru,yes,2026-01-01
            clara@example.org,Clara,en,yes,2026-01-01
            dora@example.org,Dora,en,no,2026-01-01
            """, to: "members.csv")
        try #require(
            try kamerton.run("members", "import", folder.path + "/members.csv", "--now", "2026-02-01T08:00:00Z").code
                == 0)
    }

    /// Rows of `email,score,reason,at`.
    func answer(_ rows: String..., now: String = "2026-02-10T08:00:00Z") throws {
        let name = "answers-\(UInt32.random(in: 0...(.max))).csv"
        folder.write("email,score,reason,at\n" + rows.joined(separator: "\n") + "\n", to: name)
        let result = try kamerton.run([
            "responses", "import", folder.path + "/" + name, "--survey", "voice", "--now", now,
        ])
        try #require(result.code == 0, "\(result.error)")
    }

    func run(_ words: String..., now: String = "2026-02-10T08:00:00Z") throws -> (
        code: Int32, out: String, error: String
    ) {
        let result = try kamerton.run(words + ["--now", now])
        return (result.code, result.out, result.error)
    }

    func json(_ words: String..., now: String = "2026-02-10T08:00:00Z") throws -> JSONValue {
        let result = try kamerton.run(words + ["--json", "--now", now])
        try #require(result.code == 0, "\(result.error)")
        return try JSONValue(parsing: result.out)
    }

    /// Mails in the outbox, as they were written.
    var mails: [String] {
        let files = FileManager.default.enumerator(atPath: folder.path + "/.kamerton/outbox")?.allObjects ?? []
        return files.compactMap { $0 as? String }.filter { $0.contains("new/") }.sorted()
            .map { folder.read(".kamerton/outbox/" + $0) }
    }

    /// Addresses that a mail went to.
    var recipients: [String] {
        mails.compactMap { mail in
            mail.split(whereSeparator: \.isNewline).first { $0.hasPrefix("To:") }
                .map { String($0.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }) }
        }.sorted()
    }
}
