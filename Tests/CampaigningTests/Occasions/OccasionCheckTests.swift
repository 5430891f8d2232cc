import Campaigning
import Definitions
import Formats
import TestSupport
import Testing

/// What `check` says of occasions by the calendar.
@Suite struct OccasionCheckTests {
    private let folder = TemporaryFolder()

    @Test func aSingleDayThatIsOverIsAWarning() throws {
        folder.writeClub(timezone: "Europe/Moscow")
        folder.write("0123456789abcdef0123456789abcdef", to: ".kamerton/secret")
        folder.write(
            """
            - { name: jubilee, when: { date: 2026-03-20 }, title: Jubilee }
            - { name: orchard-day, when: { date: 03-19 }, title: Day }

            """, to: "occasions.yaml")
        for name in ["one", "two"] {
            folder.write(
                """
                title: Occasions
                kind: sequence
                intent: service
                reason: a test
                trigger: { occasion: any }
                steps: [{ id: letter, content: days }]

                """, to: "campaigns/\(name).yaml")
        }
        folder.write("---\nsubject: Hello\npreview: p\n---\nHello\n", to: "templates/days.en.md")
        // Still the twentieth in Moscow, and then no more.
        let before = WorkspaceCheck(directory: folder.path, now: try time("2026-03-20T20:59:00Z"))
        #expect(before.findings.map(\.rule) == [])
        let after = WorkspaceCheck(directory: folder.path, now: try time("2026-03-20T21:00:00Z"))
        #expect(after.findings.map(\.mark) == [SourceMark(file: "occasions.yaml", line: 1, column: 11)])
        #expect(after.findings.map(\.severity) == [.warning])
        #expect(after.findings.first?.suggestion == "delete it, or write the day of every year: 03-20")
    }
}
