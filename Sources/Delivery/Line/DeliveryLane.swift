/// The messages of a line that go one way: those of one relay, in the order in which they go. Only inside the line's monitor.
struct DeliveryLane {
    /// Slots of the journal: those before `taken` are with the wire, those before `begun` are composed.
    private(set) var order: [Int] = []
    private(set) var priorities: [Int] = []
    var begun = 0
    var taken = 0
    /// Octets of messages that are made and not taken.
    var octets = 0
    /// The last message that was made: its campaign, and its size.
    var latest = (campaign: "", octets: 0)
    /// Lets the wire's thread ask again.
    var wake: (@Sendable () -> Void)?
    /// The way is closed: nothing more goes here.
    var isOver = false

    /// Claimed messages that are not taken.
    var waiting: Int { order.count - taken }
    /// Composed ahead of the wire.
    var ahead: Int { begun - taken }
    /// The priority of the one that could wait longest; nil when none waits.
    var leastUrgent: Int? { priorities[taken...].max() }

    /// Adds one: before those that are less urgent and not begun.
    mutating func add(_ slot: Int, priority: Int) {
        var place = order.count
        while place > begun, priorities[place - 1] > priority { place -= 1 }
        order.insert(slot, at: place)
        priorities.insert(priority, at: place)
    }

    /// Forgets what is long with the wire.
    mutating func trim() {
        guard taken > 4096 else { return }
        order.removeFirst(taken)
        priorities.removeFirst(taken)
        begun -= taken
        taken = 0
    }

    /// Takes those that are not taken and that `isWanted` out again.
    mutating func remove(where isWanted: (Int) -> Bool) -> [Int] {
        var removed: [Int] = []
        var kept: [Int] = []
        var keptPriorities: [Int] = []
        var begunLeft = taken
        for index in taken..<order.count {
            if isWanted(order[index]) {
                removed.append(order[index])
            } else {
                if index < begun { begunLeft += 1 }
                kept.append(order[index])
                keptPriorities.append(priorities[index])
            }
        }
        guard !removed.isEmpty else { return [] }
        order.replaceSubrange(taken..., with: kept)
        priorities.replaceSubrange(taken..., with: keptPriorities)
        begun = begunLeft
        return removed
    }
}
