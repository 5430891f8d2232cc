internal import Definitions
internal import Formats
internal import Store

/// Counts what a simulation does.
struct SimulationTally {
    /// What is known of a member's messages.
    private struct MemberCount {
        var sent: Int32 = 0
        /// The last day on which one went, and the campaigns of that day.
        var day: Int32 = -1
        var today: [UInt16] = []
        var marks: Mark = []
    }

    /// What has happened to a member's messages.
    struct Mark: OptionSet {
        let rawValue: UInt8

        static let planned = Mark(rawValue: 1)
        static let leftOut = Mark(rawValue: 2)
        static let refused = Mark(rawValue: 4)
        static let heldBack = Mark(rawValue: 8)
    }

    /// Two campaigns that met the same members on one day.
    struct Meeting: Hashable {
        let first: UInt16
        let second: UInt16
    }

    private var members: [MemberCount]
    private(set) var days: [[Int]] = []
    /// By day and intent.
    private(set) var intents: [[Intent: Int]] = []
    var campaigns: [SimulationReport.Campaign]
    /// Members whom both reached on one day, counted anew each day, and the first such day.
    private(set) var meetings: [Meeting: (count: Int, day: Int)] = [:]
    private(set) var promotions = 0
    private(set) var counted = 0

    init(members: Int, campaigns: [CampaignDefinition], days: Int) {
        self.members = Array(repeating: MemberCount(), count: members)
        self.campaigns = campaigns.map {
            SimulationReport.Campaign(name: $0.name, title: $0.title, intent: $0.intent)
        }
        self.days = Array(repeating: Array(repeating: 0, count: campaigns.count), count: days)
        intents = Array(repeating: [:], count: days)
    }

    mutating func mark(_ member: Int, _ mark: Mark) { members[member].marks.insert(mark) }

    mutating func sent(_ member: Int, _ letter: SimulatedLetter, day: Int) {
        let campaign = letter.index
        campaigns[campaign].sent += 1
        days[day][campaign] += 1
        members[member].sent += 1
        intents[day][letter.campaign.intent, default: 0] += 1
        if letter.isService { return }
        counted += 1
        if letter.kind.contains(.promotion) { promotions += 1 }
        if members[member].day != Int32(day) {
            members[member].day = Int32(day)
            members[member].today.removeAll(keepingCapacity: true)
        }
        for other in members[member].today where other != UInt16(campaign) {
            let meeting = Meeting(first: min(other, UInt16(campaign)), second: max(other, UInt16(campaign)))
            meetings[meeting, default: (0, day)].count += 1
        }
        members[member].today.append(UInt16(campaign))
    }

    func sentCount(_ member: Int) -> Int { Int(members[member].sent) }

    /// How many members got so many messages.
    var perMember: [Int] {
        var result = [0]
        for member in members {
            while result.count <= member.sent { result.append(0) }
            result[Int(member.sent)] += 1
        }
        return result
    }

    /// Why a member got nothing.
    func silence(_ member: Int, isSuppressed: Bool) -> SimulationReport.Silence {
        let marks = members[member].marks
        if isSuppressed { return .suppressed }
        if marks.contains(.heldBack) { return .heldBack }
        if marks.contains(.refused) { return .noConsent }
        if marks.contains(.leftOut) { return .heldOut }
        return marks.contains(.planned) ? .heldBack : .noCampaign
    }
}
