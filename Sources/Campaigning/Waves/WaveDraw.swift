internal import Definitions
internal import Formats
internal import Store

/// Which wave each member of an occurrence is in: the first whose condition holds, or into which they are mixed. By keyed hashes
/// and by thresholds that are written before the first row, so whoever goes on with a planning says the same.
struct WaveDraw {
    private struct Wave {
        /// Nil is everybody.
        let condition: SQLFragment?
        let share: HashShare?
        let mix: WaveMix?
        let mixCondition: SQLFragment?
        var mixBelow: Int64?
        let shareWords: [[UInt8]]
        let mixWords: [[UInt8]]
    }

    private let store: Store
    private let campaign: CampaignDefinition
    private let row: OccurrenceRow
    private var waves: [Wave]

    /// Nil for a campaign without waves.
    /// - Parameter audience: opens the audience anew, to count whom others are mixed in beside.
    init?(
        _ store: Store, _ workspace: Workspace, _ campaign: CampaignDefinition, _ row: OccurrenceRow, now: Instant,
        receipts: Receipts, audience: () throws -> AudienceStream
    ) throws {
        guard !campaign.waves.isEmpty else { return nil }
        (self.store, self.campaign, self.row) = (store, campaign, row)
        let compiler = try FilterCompiler(workspace, store, now: now, receipts: receipts)
        let names = [row.campaign, row.occurrence].map { Array($0.utf8) }
        waves = campaign.waves.enumerated().map { index, wave in
            let number = [Array(String(index + 1).utf8)]
            return Wave(
                condition: wave.filter.map { compiler.compile($0, prefix: "w") },
                share: wave.share.map(HashShare.init(percent:)), mix: wave.mix,
                mixCondition: wave.mix?.filter.map { compiler.compile($0, prefix: "w") },
                shareWords: [Array("wave".utf8)] + names + number, mixWords: [Array("mix".utf8)] + names + number)
        }
        let begun = try store.waves(campaign: row.campaign, occurrence: row.occurrence)
        if begun.isEmpty {
            let selection = AudienceSelection(store, workspace.definition, campaign: campaign, row: row)
            for index in waves.indices where waves[index].mix != nil {
                waves[index].mixBelow = try threshold(of: index, selection, audience)
            }
        } else {
            for wave in begun where waves.indices.contains(wave.wave - 1) {
                waves[wave.wave - 1].mixBelow = wave.mixBelow
            }
        }
    }

    /// The rows that are written before the first message.
    func rows(now: Instant) -> [WaveRow] {
        campaign.waves.enumerated().map { index, wave in
            WaveRow(
                campaign: row.campaign, occurrence: row.occurrence, wave: index + 1, mixBelow: waves[index].mixBelow,
                openedAt: index == 0 ? now : nil,
                lookAt: max(now, row.dueAt) + wave.standingWait.approximateMilliseconds)
        }
    }

    /// The wave of each member, from 1; who is in none is not there.
    func places(_ members: [AudienceMember]) throws -> [Int64: Int] {
        var places: [Int64: Int] = [:]
        var rest = members
        for index in waves.indices where !rest.isEmpty {
            let (own, others) = try split(rest, at: index)
            for member in own { places[member.id] = index + 1 }
            if let below = waves[index].mixBelow {
                for member in others where hash(member, index) < below { places[member.id] = index + 1 }
            }
            rest = rest.filter { places[$0.id] == nil }
        }
        return places
    }

    /// Who is in a wave by its own condition, and who may be mixed in.
    private func split(
        _ members: [AudienceMember], at index: Int
    ) throws -> (own: [AudienceMember], others: [AudienceMember]) {
        let wave = waves[index]
        let ids = members.map(\.id)
        let selected = try wave.condition.map { try store.members(ids, matching: $0) }
        let fitting = members.filter { selected?.contains($0.id) ?? true }
        let own = fitting.filter { wave.share?.selects(store.keyedHash(wave.shareWords + [$0.key])) ?? true }
        guard wave.mix != nil else { return (own, []) }
        let mixable = try wave.mixCondition.map { try store.members(ids, matching: $0) }
        let taken = Set(fitting.map(\.id))
        return (own, members.filter { !taken.contains($0.id) && mixable?.contains($0.id) ?? true })
    }

    private func hash(_ member: AudienceMember, _ index: Int) -> Int64 {
        let bytes = store.keyedHash(waves[index].mixWords + [member.key]).prefix(8)
        return Int64(bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } >> 1)
    }

    /// Below which hash others are mixed in, so that they are the asked part of the whole wave, exactly.
    private func threshold(
        of index: Int, _ selection: AudienceSelection, _ audience: () throws -> AudienceStream
    ) throws -> Int64 {
        var stream = try audience()
        var own = 0
        var hashes: [Int64] = []
        while true {
            let members = try stream.next()
            if members.isEmpty { break }
            let chosen = members.filter { if case .chosen = selection.part(of: $0) { true } else { false } }
            // Waves above have their thresholds already.
            let above = try WaveDraw(self, before: index).places(chosen)
            let (fitting, others) = try split(chosen.filter { above[$0.id] == nil }, at: index)
            own += fitting.count
            hashes += others.map { hash($0, index) }
        }
        let count = waves[index].mix?.count(beside: own) ?? 0
        guard count < hashes.count else { return .max }
        hashes.sort()
        return hashes[count]
    }

    /// The waves before one.
    private init(_ draw: WaveDraw, before index: Int) {
        self = draw
        waves = Array(draw.waves[..<index])
    }
}
