import Definitions
import Formats
import Store
import TestSupport
import Testing

@testable import Delivery

/// The lines on the folder from which bounces are fetched.
struct DoctorFolderTests {
    private static let day: Int64 = 86_400_000

    private func lines(
        isOffline: Bool = false, tls: IMAPSettings.TLS = .implicit,
        _ look: @escaping () throws(FolderFailure) -> FolderFacts
    ) -> [DoctorLine] {
        var definition = Sample.definition()
        definition.returns.imap = IMAPSettings(
            host: "imap.example.org", port: 993, tls: tls, username: "bounces",
            login: .password(.environment("IMAP_PASSWORD")))
        let folder = TemporaryFolder()
        var doctor = Doctor(
            workspace: Workspace(directory: folder.path, definition: definition, campaigns: []), now: Sample.now)
        doctor.isOffline = isOffline
        doctor.look = { _ throws(FolderFailure) in try look() }
        return doctor.folder()
    }

    private func facts(days: Int64 = 90, obstacle: FolderFailure? = nil) -> FolderFacts {
        FolderFacts(
            tls: "TLSv1.3", certificateExpiresAt: Sample.now + days * DoctorFolderTests.day, messages: 3,
            obstacle: obstacle)
    }

    @Test func whereAllIsWellEveryLineSaysSo() {
        let found = lines { facts() }
        #expect(found.map(\.check) == ["imap", "imap-tls", "imap-certificate", "imap-login", "imap-folder"])
        #expect(found.allSatisfy { $0.status == .ok && $0.advice == nil })
        #expect(found.last?.words.english == "the folder INBOX is there, with 3 messages")
        #expect(found.last?.words.text(in: .russian) == "папка INBOX на месте, в ней 3 письма")
    }

    @Test(
        arguments: [
            (-1, .error), (2, .error), (20, .warning), (22, .ok),
        ] as [(Int64, DoctorLine.Status)]) func aCertificateThatEndsSoonIsSaid(days: Int64, status: DoctorLine.Status)
        throws
    {
        let line = try #require(lines { facts(days: days) }.first { $0.check == "imap-certificate" })
        #expect(line.status == status && (status == .ok) == (line.advice == nil))
    }

    @Test func whatFailsIsAnErrorOnItsOwnLine() {
        let words = Phrase(verbatim: "no")
        func found(_ part: FolderFailure.Part) -> [String] {
            lines { () throws(FolderFailure) in throw FolderFailure(part, words, advice: nil) }
                .map { "\($0.check) \($0.status.rawValue)" }
        }
        #expect(found(.connection) == ["imap error"])
        #expect(found(.login) == ["imap ok", "imap-login error"])
        #expect(found(.folder) == ["imap ok", "imap-login ok", "imap-folder error"])
        let advice = lines { () throws(FolderFailure) in throw FolderFailure(.login, words, advice: nil) }.last?.advice
        #expect(advice?.english.contains("see bounces.imap") == true)
        let blocked = lines { facts(obstacle: FolderFailure(.folder, words, advice: nil)) }.last
        #expect(blocked?.check == "imap-after" && blocked?.status == .error)
    }

    @Test func offlineItIsNotAskedAndSaysSo() {
        let found = lines(isOffline: true) { () throws(FolderFailure) in
            throw FolderFailure(.connection, Phrase(verbatim: "asked"), advice: nil)
        }
        #expect(found.map(\.status) == [.skipped] && found[0].words.english.contains("imap.example.org:993"))
    }

    @Test func whereNothingIsFetchedNothingIsSaid() {
        let folder = TemporaryFolder()
        let workspace = Workspace(directory: folder.path, definition: Sample.definition(), campaigns: [])
        #expect(Doctor(workspace: workspace, now: Sample.now).folder().isEmpty)
    }
}
