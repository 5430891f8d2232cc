internal import Campaigning
package import Definitions
package import Formats
import Foundation
package import Store

/// `run`: recovers, derives stages, plans, delivers until nothing is due, and reports (DESIGN.md 1.4, 7).
package struct DeliveryRun {
    /// Rows of one claim transaction.
    package static let batchSize = 500
    /// How long it delivers before it looks again for what has come due.
    static let turn = Duration.seconds(60)
    /// After so many batches it counts anew what came back.
    static let returnsEvery = 20

    package let store: Store
    package let workspace: Workspace
    /// `--now`.
    package var now: Instant?
    package var force = false
    package var system: @Sendable () -> Instant
    package var stop = StopFlag()
    package var identity = ProcessIdentity.current
    package var makeTransports: (Workspace) throws -> [TransportFactory.Way] = TransportFactory.ways
    /// Called after each group of settlements: the report so far, and how many were due when delivery began.
    package var progress: (RunReport, Int) -> Void = { _, _ in }

    package init(
        store: Store, workspace: Workspace, now: Instant? = nil, force: Bool = false,
        system: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.workspace = workspace
        self.now = now
        self.force = force
        self.system = system
    }

    var wireDirectory: String { workspace.stateDirectory + "/wire" }
    private var isReal: Bool { workspace.definition.delivery.transport == .smtp }

    package func run() throws -> RunReport {
        try refuseOtherTimes()
        let begun = ContinuousClock.now
        var report = RunReport()
        guard let lock = try RunLock(path: workspace.stateDirectory + "/run.lock") else {
            report.isBusy = true
            return report
        }
        defer { withExtendedLifetime(lock) {} }
        let clock = RunClock(fixed: now, floor: try store.highWater(), system: system)
        if let behind = clock.stepBack {
            report.warnings.append(
                Phrase("the clock is \(behind / 1000) s behind the latest run: going on as of \(clock.now)"))
        }
        report.stoppedCampaigns = workspace.invalidCampaigns
        try recover(clock, &report)
        try SignUp.expire(store, workspace, now: clock.now)
        try AddressRequest.expire(store, now: clock.now)
        try DeclarationBook(store, workspace)?.note(at: clock.now)
        let pacer = try Pacer(store: store, workspace: workspace, at: clock.now, isFixed: clock.fixed != nil)
        let breaker = CircuitBreaker(store: store, workspace: workspace)
        if workspace.asksForForecast {
            try store.keepPurchaseForecast(zone: workspace.definition.timezone, now: clock.now)
        }
        // A large send takes long: what comes due meanwhile is planned as it does, and may go before the rest.
        var isTurnOver = false
        repeat {
            try ReferralCrediting.record(store, workspace, now: clock.now)
            try PointsKeeping.record(store, workspace, now: clock.now)
            _ = try StageDerivation.record(store, workspace, now: clock.now)
            let rest = try plan(clock, &report)
            isTurnOver = try deliver(rest, clock, pacer, breaker, &report)
            try complete(rest, &report)
        } while isTurnOver
        report.paused = breaker.interventions
        report.warnings += try CommunityWatch(store, workspace, now: clock.now).warnings()
        try notify(clock, &report)
        try tellOwners(clock, &report)
        try sendMorningPages(clock, &report)
        try tellOfThemes(clock, &report)
        try keep(clock, &report)
        report.uncertainInAll = try store.uncertainCount()
        report.nextAt = [
            try store.nextDue(after: clock.now), try store.nextJourneyTime(after: clock.now),
            try store.nextWaveLook(after: clock.now),
        ]
        .compactMap(\.self).min()
        report.wasStopped = stop.isRaised
        let seconds = (ContinuousClock.now - begun).components
        report.seconds = Double(seconds.seconds) + Double(seconds.attoseconds / 1_000_000_000_000_000) / 1000
        return report
    }

    private func plan(_ clock: RunClock, _ report: inout RunReport) throws -> PlanRest? {
        let (plan, rest) = try Planner.begin(store, workspace, now: clock.now)
        report.add(plan)
        return rest
    }

    /// Plans what was left. Also when it is to stop: what will be sent is known as it is without a rest.
    func complete(_ rest: PlanRest?, _ report: inout RunReport) throws {
        if let rest { report.add(try rest.advance()) }
    }

    /// Nothing leaves by accident: mail of another day does not go to real people because of a forgotten `--now`.
    private func refuseOtherTimes() throws {
        guard let now, isReal, !force, abs(now - system()) > 5 * 60_000 else { return }
        throw TransportError(
            phrase: Phrase("--now \(now) is more than 5 minutes from the clock, and transport: smtp sends real mail"),
            suggestion: Phrase("use the outbox for trying out other times; --force sends all the same"),
            isUsage: true)
    }

    private func recover(_ clock: RunClock, _ report: inout RunReport) throws {
        let recovery = Recovery(store: store, directory: wireDirectory, identity: identity)
        let outcome = try recovery.run(at: clock.now)
        report.recovered = outcome.settlements.count
        report.count(outcome.settlements)
        for claim in outcome.alive {
            report.warnings.append(
                Phrase("claim \(claim) belongs to a process that still runs: its messages are left to it"))
        }
        guard workspace.definition.delivery.ifUnsure == .resend else { return }
        while try store.uncertainCount() > 0 { report.resent += try store.replanUncertain(at: clock.now) }
        report.uncertain = 0
    }
}
