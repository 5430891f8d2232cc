package import Definitions
package import Formats
package import Store

/// What a simulation has found.
package struct SimulationReport: Sendable {
    /// One day of the workspace's calendar.
    package struct Day: Sendable {
        package let date: CivilDate
        package var sent = 0
        /// Messages by campaign.
        package var campaigns: [String: Int] = [:]
    }

    /// One campaign over all the days.
    package struct Campaign: Sendable {
        package let name: String
        package let title: String
        package let intent: Intent
        package var occurrences = 0
        /// Occurrences that were stopped for their size.
        package var stopped = 0
        /// Messages that were planned, but for those of members who are left out on purpose.
        package var planned = 0
        package var sent = 0
        /// Messages that were held back at least once, by rule.
        package var held: [MessageReason: Int] = [:]
        /// Messages that never go, by reason.
        package var skipped: [MessageReason: Int] = [:]
        /// Of those that were too late, the ones that a limit had held back.
        package var lost = 0
        /// Messages that a limit still holds back at the end.
        package var waiting = 0
        /// Messages that wait at the end for their own time, a window, or a pace.
        package var later = 0

        /// Less than half of those whom a limit lets decide get it.
        package var isStarving: Bool { lost + waiting > 0 && sent < lost + waiting }
    }

    /// How many of a stage or segment.
    package struct Share: Sendable {
        package let name: String
        package let members: Int
        package let all: Int
    }

    /// Why somebody hears nothing.
    package enum Silence: String, Sendable, CaseIterable {
        case suppressed
        /// No consent to anything that is sent.
        case noConsent = "no_consent"
        /// Held out, or in the control group.
        case heldOut = "held_out"
        /// No campaign is for them.
        case noCampaign = "no_campaign"
        /// Limits, windows or a pace have held everything back.
        case heldBack = "held_back"
    }

    /// What the relays of some intents are given, and what they can take.
    package struct Pace: Sendable {
        package let relays: [String]
        package let perHour: Int
        package let busiest: CivilDate
        package let messages: Int

        /// How long the busiest day takes them.
        package var minutes: Int { perHour == 0 ? 0 : Int((Double(messages) / Double(perHour) * 60).rounded(.up)) }
    }

    package struct Warning: Sendable {
        package enum Rule: String, Sendable {
            case sameDay = "same_day"
            case missedPeriod = "missed_period"
            case emptySegment = "empty_segment"
            case emptyAudience = "empty_audience"
            case starving
            case tooLarge = "too_large"
            case pace
            case approval
            case other
        }

        package let rule: Rule
        package let campaign: String?
        package let words: Phrase

        package init(_ rule: Rule, campaign: String? = nil, _ words: Phrase) {
            (self.rule, self.campaign, self.words) = (rule, campaign, words)
        }
    }

    package let now: Instant
    package let until: Instant
    /// What the programme will cost; nil without one.
    package var loyalty: LoyaltyForecast?
    package let zone: Zone
    package internal(set) var days: [Day] = []
    package internal(set) var campaigns: [Campaign] = []
    /// Those who can be mailed.
    package internal(set) var members = 0
    /// How many members get so many messages; those who get none first.
    package internal(set) var perMember: [Int] = []
    /// Of the messages that count for budgets.
    package internal(set) var promotions = 0
    package internal(set) var counted = 0
    package internal(set) var silence: [Silence: Int] = [:]
    package internal(set) var silentStages: [Share] = []
    package internal(set) var silentSegments: [Share] = []
    package internal(set) var paces: [Pace] = []
    package internal(set) var warnings: [Warning] = []

    package var sent: Int { days.reduce(0) { $0 + $1.sent } }
    package var silent: Int { perMember.first ?? 0 }
    package var mean: Double { members == 0 ? 0 : Double(sent) / Double(members) }
    package var most: Int { max(0, perMember.count - 1) }
    package var promotionShare: Double? { counted == 0 ? nil : Double(promotions) / Double(counted) }

    /// The number of messages that this share of the members does not exceed.
    package func quantile(_ share: Double) -> Int {
        var seen = 0
        for (messages, count) in perMember.enumerated() {
            seen += count
            if Double(seen) >= share * Double(members) { return messages }
        }
        return most
    }
}
