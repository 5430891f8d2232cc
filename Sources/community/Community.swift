import Foundation
import Formats

/// Makes the sample community of `make demo`: `community generate DIR`, and answers as its members would:
/// `community answer LEDGER OCCURRENCE --csv FILE` or `… --hook URL --secret S --now TIME`. Not installed.
@main
struct Community {
    static let seed: UInt64 = 20_260_401

    static func main() async {
        do {
            try await run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("community: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ words: [String]) async throws {
        switch words.first {
        case "generate" where words.count == 2:
            try Generate(seed: seed).write(to: words[1])
        case "answer" where words.count >= 5:
            let ledger = try String(contentsOfFile: words[1], encoding: .utf8)
            let answer = try Answer(ledger: ledger, occurrence: words[2], seed: seed)
            if words[3] == "--csv" {
                try answer.writeCSV(to: words[4])
                print("\(answer.sheets.count) answers written")
            } else if words[3] == "--hook", words.count == 9, let url = URL(string: words[4]),
                let now = Instant(rfc3339: words[8])
            {
                let taken = try await answer.post(to: url, secret: words[6], clock: now)
                print("\(taken) posts taken (one of them sent twice on purpose)")
            } else {
                throw AnswerError(description: "use --csv FILE, or --hook URL --secret S --now TIME")
            }
        default:
            throw AnswerError(
                description:
                    "use: generate DIR | answer LEDGER OCCURRENCE --csv FILE | --hook URL --secret S --now TIME")
        }
    }
}
