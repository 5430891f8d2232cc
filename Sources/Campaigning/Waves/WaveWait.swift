package import Definitions
package import Formats
package import Store

/// One test of a gate with what was found.
package struct WaveTest: Sendable, Hashable {
    package let test: WaveGate.Test
    /// Nil while nothing can be said, as the mean of no answers.
    package let found: Double?

    package init(_ test: WaveGate.Test, _ progress: WaveProgress) {
        self.test = test
        found =
            switch test.metric {
            case .responses: Double(progress.responses)
            case .responseRate: progress.sent == 0 ? nil : 100 * Double(progress.responses) / Double(progress.sent)
            case .csat: progress.csat
            case .nps: progress.nps
            case .clicks: Double(progress.clicks)
            case .unsubscribes: Double(progress.unsubscribes)
            case .complaints: Double(progress.complaints)
            case .bounces: Double(progress.bounces)
            }
    }

    package var holds: Bool { found.map { test.comparator.holds($0, test.number) } ?? false }

    /// What is too much already stays too much.
    package var neverHolds: Bool {
        test.metric.onlyGrows && !holds && (test.comparator == .less || test.comparator == .lessOrEqual)
    }

    /// `12 of 30 responses`, `csat 4.1, asked is csat >= 4.2`.
    package var words: Phrase {
        let found = found.map { FilterPrinter.text(of: ($0 * 100).rounded() / 100) }
        if test.metric == .responses, test.comparator == .greaterOrEqual, let found {
            return Phrase("\(found) of \(FilterPrinter.text(of: test.number)) responses")
        }
        guard let found else { return Phrase("nothing is known yet of \(test.text)") }
        return Phrase("\(test.metric.rawValue) is \(found), asked is \(test.text)")
    }
}

/// Why a wave does not go yet, or not at all.
package struct WaveWait: Sendable {
    package enum Reason: Sendable {
        /// The wave before waits or was ended.
        case before
        /// The wave before is on its way.
        case sending
        case time(Instant)
        case tests([WaveTest])
        /// The wave before had nobody to answer.
        case nobody
        /// It is too late for these.
        case over([WaveTest])
        case removed
        /// A draft that somebody is to let go on.
        case approval
    }

    package let row: WaveRow
    package let reason: Reason

    package init(row: WaveRow, reason: Reason) { (self.row, self.reason) = (row, reason) }

    /// What it waits for, without its name.
    package var what: Phrase {
        switch reason {
        case .before: Phrase("wave \(row.wave - 1) has not gone")
        case .sending: Phrase("wave \(row.wave - 1) is on its way")
        case .time(let time): Phrase("nothing but the time: \(time.description)")
        case .tests(let tests), .over(let tests):
            tests.isEmpty ? Phrase("its time is over") : Phrase(listing: tests.map(\.words))
        case .nobody: Phrase("wave \(row.wave - 1) went to nobody, so nobody can answer")
        case .approval: Phrase("somebody to let it go on: kamerton approve \(row.campaign)")
        case .removed: Phrase("the campaign's file has no such wave any more")
        }
    }

    /// `wave 2 waits: 12 of 30 responses`.
    package var words: Phrase { Phrase("wave \(row.wave) waits: \(what)") }

    /// Said aloud when it is ended.
    package var closing: Phrase {
        Phrase(
            "campaign \(row.campaign) \(row.occurrence): wave \(row.wave) does not go any more (\(what)), and nothing more of it is sent"
        )
    }
}

/// A wave as `plan`, `status` and `explain` show it.
package struct WaveStatus: Sendable {
    package enum State: String, Sendable {
        case open, waits, closed
    }

    package let row: WaveRow
    package let state: State
    /// Members who are in it.
    package let members: Int
    /// Nil of one that goes.
    package let wait: WaveWait?

    /// The waves that have not gone, of some campaigns or of all.
    package static func all(
        _ store: Store, _ workspace: Workspace, of campaigns: [String]? = nil, now: Instant
    ) throws -> [WaveStatus] {
        guard try store.hasWaves() else { return [] }
        let waves = Waves(store, workspace, now: now)
        return try store.waitingWaves(of: campaigns).map { row in
            let members = try store.waveSize(row)
            if row.openedAt != nil { return WaveStatus(row: row, state: .open, members: members, wait: nil) }
            switch try waves.outlook(of: row) {
            case .opens?: return WaveStatus(row: row, state: .open, members: members, wait: nil)
            case .closes(_, let wait)?: return WaveStatus(row: row, state: .closed, members: members, wait: wait)
            case .waits(_, let wait)?: return WaveStatus(row: row, state: .waits, members: members, wait: wait)
            case nil:
                return WaveStatus(
                    row: row, state: .waits, members: members, wait: WaveWait(row: row, reason: .before))
            }
        }
    }

    /// `club-offer 2026-…: wave 2 (340 members) waits: 12 of 30 responses`.
    package var line: Phrase {
        let what = "\(row.campaign) \(row.occurrence)"
        let count = Phrase("\(members, "member", "members")")
        return switch state {
        case .open: Phrase("\(what): wave \(row.wave) (\(count)) goes with the next run")
        case .waits: Phrase("\(what): wave \(row.wave) (\(count)) waits: \(wait?.what ?? Phrase(""))")
        case .closed: Phrase("\(what): wave \(row.wave) (\(count)) does not go any more: \(wait?.what ?? Phrase(""))")
        }
    }
}
