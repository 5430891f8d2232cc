internal import Definitions
internal import Formats
internal import Store

/// The waves of an occurrence as `simulate` takes them: every gate is passed, and each wave goes when its wait is over.
struct SimulatedWaves {
    private let places: [Int64: Int]
    /// From the due time to the time of each wave.
    private let waits: [Int64]

    /// Nil for a campaign without waves.
    init?(_ simulation: Simulation, _ row: OccurrenceRow, _ campaign: CampaignDefinition, at time: Instant) throws {
        let draw = try WaveDraw(
            simulation.store, simulation.workspace, campaign, row, now: time, receipts: .settled
        ) { try AudienceStream(simulation.store, simulation.workspace, campaign, now: time) }
        guard let draw else { return nil }
        var places: [Int64: Int] = [:]
        let members = simulation.members.members
        for start in stride(from: 0, to: members.count, by: AudienceStream.chunk) {
            let part = Array(members[start..<min(start + AudienceStream.chunk, members.count)])
            places.merge(try draw.places(part)) { first, _ in first }
        }
        self.places = places
        var sum: Int64 = 0
        waits = campaign.waves.enumerated().map { index, wave in
            if index > 0 { sum += wave.standingWait.approximateMilliseconds }
            return sum
        }
    }

    /// How long after the due time a member's wave goes; nil for one who is in none.
    func wait(of member: Int64) -> Int64? { places[member].map { waits[$0 - 1] } }
}
