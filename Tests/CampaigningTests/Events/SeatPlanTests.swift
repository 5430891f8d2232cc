import Campaigning
import Formats
import Store
import TestSupport
import Testing

/// Who gets a seat, from what everyone has said alone.
@Suite struct SeatPlanTests {
    private func waiting(_ id: Int64, guests: Int = 0, newcomer: Bool = false) -> EventReply {
        EventReply(
            id: id, memberID: id, answer: .yes, guests: guests, state: .waiting, isNewcomer: newcomer,
            queuedAt: Instant(milliseconds: id), updatedAt: Instant(milliseconds: id))
    }

    @Test func seatsGoInTheOrderOfTheQueue() {
        let plan = SeatPlan([waiting(1), waiting(2), waiting(3)], capacity: 2, kept: 0)
        #expect(plan.seated == [1, 2] && plan.waiting == [3: .full] && plan.taken == 2)
    }

    @Test func aPartyThatDoesNotFitWaitsForAllOfItsSeats() {
        let plan = SeatPlan([waiting(1), waiting(2, guests: 2), waiting(3)], capacity: 3, kept: 0)
        #expect(plan.seated == [1, 3] && plan.waiting == [2: .party(free: 2)])
    }

    @Test func keptSeatsAreForNewcomersAndCountOnceTheyCome() {
        let queue = [waiting(1), waiting(2), waiting(3, newcomer: true), waiting(4)]
        #expect(SeatPlan(queue, capacity: 3, kept: 2).seated == [1, 3])
        #expect(SeatPlan(queue, capacity: 3, kept: 2).waiting == [2: .kept(2), 4: .kept(1)])
        #expect(SeatPlan(queue, capacity: 3, kept: 0).seated == [1, 2, 3])
    }

    @Test func nobodyLosesASeatWhenThereAreFewer() {
        var seated = [waiting(1), waiting(2), waiting(3)]
        for index in seated.indices { seated[index].state = .seated }
        let plan = SeatPlan(seated + [waiting(4)], capacity: 2, kept: 0)
        #expect(plan.seated.isEmpty && plan.taken == 3 && plan.waiting == [4: .full])
    }

    /// Whatever is said: never more seats than there are, and whoever waits is passed over for a reason only.
    @Test(arguments: 0..<20)
    func noRandomQueueIsSeatedUnfairly(_ seed: UInt64) {
        var random = SeededGenerator(seed)
        for _ in 0..<200 {
            let capacity = Int.random(in: 1...30, using: &random)
            let kept = Int.random(in: 0...capacity, using: &random)
            var queue = (1...Int64.random(in: 1...60, using: &random)).map {
                waiting($0, guests: Int.random(in: 0...3, using: &random), newcomer: Bool.random(using: &random))
            }
            for _ in 0..<5 {
                let plan = SeatPlan(queue, capacity: capacity, kept: kept)
                let seated = Set(plan.seated)
                #expect(plan.taken <= capacity)
                #expect(plan.waiting.keys.allSatisfy { !seated.contains($0) })
                #expect(queue.filter { $0.state == .waiting }.count == seated.count + plan.waiting.count)
                for index in queue.indices where seated.contains(queue[index].id) { queue[index].state = .seated }
                // Asked again, nobody else fits: all who could be seated are.
                #expect(SeatPlan(queue, capacity: capacity, kept: kept).seated.isEmpty)
                let others = queue.filter { $0.state == .seated && !$0.isNewcomer }.reduce(0) { $0 + $1.seats }
                #expect(others <= capacity - kept)
                // Somebody gives the seat back.
                if let index = queue.indices.filter({ queue[$0].state == .seated }).randomElement(using: &random) {
                    queue[index].state = nil
                }
            }
        }
    }
}
