import Campaigning
import Definitions
import Formats
import Foundation
import SQLite
import Store

// measure compose WORKSPACE CAMPAIGN COUNT: the processor's time of composing, for bench/compose.
// measure digest WORKSPACE CAMPAIGN COUNT: a number for all octets of so many messages to members of every kind, to see that
// two builds write the same.
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
guard words.count == 5, ["compose", "digest"].contains(words[1]), let count = Int(words[4]), count > 0 else {
    fail("write: measure compose WORKSPACE CAMPAIGN COUNT, or measure digest WORKSPACE CAMPAIGN COUNT")
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

/// Names as they are in real lists, and as an enemy would write them.
let names = [
    "Anna", "Олег", "Zoë", "Tom & Tim", "=?UTF-8?Q?x?=", "a\"b\\c, (d) <e@f>", "שלום \u{202E}abc", "x\r\nBcc: y",
    " two  spaces ",
    String(repeating: "Константин ", count: 12), String(repeating: "👩‍👩‍👧‍👦", count: 9), "{{ member }}", "</td><script>",
    "Ann\u{A0}Lee", ".", "From ", "",
    String(repeating: "long", count: 30), "tab\tin", "é=3D",
]

func person(_ number: Int) -> MemberSnapshot {
    let name = names[number % names.count]
    return MemberSnapshot(
        id: Int64(number + 1), key: (0..<16).map { UInt8(truncatingIfNeeded: number * 31 + $0) },
        email: number % 11 == 0 ? "Übung.\(number)@Bücher.example" : "member\(number)@example.org",
        emailKey: "member\(number)@example.org",
        firstName: number % 7 == 0 ? nil : name, lastName: number % 5 == 0 ? nil : names[number / 3 % names.count],
        name: number % 13 == 0 ? name : nil, locale: ["en", "ru", nil, "de", "en-GB", "ru_RU"][number % 6],
        timezone: [nil, "Europe/Moscow", "America/New_York", "nowhere"][number % 4],
        joinedAt: number % 3 == 0 ? nil : Instant(milliseconds: 1_600_000_000_000 + Int64(number) * 86_400_000),
        stage: ["repeat", "prospect", "core", nil][number % 4],
        attributes: number % 9 == 0 ? [:] : ["city": .text(name), "plan": .text("club")],
        tags: number % 2 == 0 ? [] : ["early", name])
}

/// FNV-1a over what a transport gets, and what previews show.
func digest(_ count: Int, with composer: Composer) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    for number in 0..<count {
        let message = MessageToCompose(
            row: number % 17 == 0 ? 0 : Int64(number) << Int64(number % 40), occurrence: "2026-10-10T07:00Z",
            step: "main",
            member: person(number), date: Instant(milliseconds: 1_790_000_000_000 + Int64(number) * 77_777_777),
            isTest: number % 19 == 0)
        do throws(ComposeError) {
            let composed = try composer.compose(message)
            for text in [
                composed.envelopeSender, composed.recipient, composed.messageID, composed.subject, composed.preview,
                composed.locale, composed.html, composed.text,
            ] { add(text.utf8) }
            add(composed.bytes)
        } catch {
            add(error.phrase.english.utf8)
        }
    }
    return String(hash, radix: 16)
}

do {
    let composer = try Composer(
        campaign: campaign, workspace: workspace, signer: TokenSigner(workspace: workspace),
        salt: [UInt8](repeating: 7, count: 32))
    if words[1] == "digest" {
        print("\(words[3]) \(count): \(digest(count, with: composer))")
        exit(0)
    }
    _ = try compose(min(count, 200), with: composer)
    let start = cpuMicroseconds()
    let bytes = try compose(count, with: composer)
    let spent = (cpuMicroseconds() - start) / Double(count)
    print("\(count) messages of \(bytes / count) bytes: \((spent * 100).rounded() / 100) µs of CPU each")
} catch let error as any PhrasedError {
    fail(error.phrase.english)
}
