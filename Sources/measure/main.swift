import Campaigning
import Definitions
import Formats
import Foundation
import SQLite
import Store

// measure compose WORKSPACE CAMPAIGN COUNT: the processor's time of composing, for bench/compose.
// measure plan WORKSPACE NOW: the time of planning, for bench/journeys. Not installed.

func cpuMicroseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data("measure: \(message)\n".utf8))
    exit(2)
}

let words = CommandLine.arguments
if words.count > 1, words[1] == "plan" {
    try measurePlan(words)
    exit(0)
}
guard words.count == 5, words[1] == "compose", let count = Int(words[4]), count > 0 else {
    fail("write: measure compose WORKSPACE CAMPAIGN COUNT")
}
let loaded = WorkspaceLoader.load(directory: words[2])
guard let workspace = loaded.workspace else { fail("\(loaded.findings.map(\.message.english))") }
guard let campaign = workspace.campaign(words[3]) else { fail("there is no campaign \(words[3])") }

/// As they come from the store: names in two scripts, attributes, two languages.
let members = (0..<1000).map { number in
    MemberSnapshot(
        id: Int64(number + 1), key: (0..<16).map { UInt8(truncatingIfNeeded: number * 7 + $0) },
        email: "member\(number)@example.org", emailKey: "member\(number)@example.org",
        firstName: ["Anna", "Олег", "Zoë", "Tom & Tim"][number % 4], lastName: "Number\(number)", locale: "en",
        timezone: "Europe/Moscow", joinedAt: Instant(milliseconds: 1_700_000_000_000), stage: "repeat",
        attributes: ["city": .text("Penza"), "plan": .text("club")], tags: ["early"])
}
/// Composes `count` messages, and returns how many bytes they have together.
func compose(_ count: Int, with composer: Composer) throws(ComposeError) -> Int {
    var bytes = 0
    for number in 0..<count {
        let message = MessageToCompose(
            row: Int64(number + 1), occurrence: "2026-10-10T07:00Z", step: "main",
            member: members[number % members.count], date: Instant(milliseconds: 1_790_000_000_000))
        let composed = try composer.compose(message)
        bytes += composed.bytes.count
    }
    return bytes
}

do {
    let composer = try Composer(
        campaign: campaign, workspace: workspace, signer: TokenSigner(workspace: workspace),
        salt: [UInt8](repeating: 7, count: 32))
    _ = try compose(min(count, 200), with: composer)
    let start = cpuMicroseconds()
    let bytes = try compose(count, with: composer)
    let spent = (cpuMicroseconds() - start) / Double(count)
    print("\(count) messages of \(bytes / count) bytes: \((spent * 100).rounded() / 100) µs of CPU each")
} catch let error as any PhrasedError {
    fail(error.phrase.english)
}
