import Campaigning
import Definitions
import Formats
import JSON
import Store

/// Waves for programs.
enum WaveWords {
    static func json(_ status: WaveStatus) -> JSONValue {
        let tests: [WaveTest] =
            switch status.wait?.reason {
            case .tests(let tests)?, .over(let tests)?: tests
            default: []
            }
        return [
            "campaign": .string(status.row.campaign), "occurrence": .string(status.row.occurrence),
            "wave": JSONValue(status.row.wave), "state": .string(status.state.rawValue),
            "members": JSONValue(status.members), "waits_for": JSONValue(status.wait?.what.english),
            "tests": .array(
                tests.map { ["test": .string($0.test.text), "found": $0.found.map { .real($0) } ?? .null] }),
        ]
    }
}
