/// Things by the time at which they are looked at, the earliest first.
struct TimeQueue<Element> {
    private var buckets: [Int64: [Element]] = [:]
    private var times = MinHeap<Int64>()

    var next: Int64? { times.first }
    var isEmpty: Bool { buckets.isEmpty }

    mutating func add(_ element: Element, at time: Int64) {
        if buckets[time] == nil { times.add(time) }
        buckets[time, default: []].append(element)
    }

    mutating func add(contentsOf elements: [Element], at time: Int64) {
        guard !elements.isEmpty else { return }
        if buckets[time] == nil { times.add(time) }
        buckets[time, default: []] += elements
    }

    /// Takes out all that is there for a time.
    mutating func take(_ time: Int64) -> [Element] {
        if times.first == time { times.removeFirst() }
        return buckets.removeValue(forKey: time) ?? []
    }

    /// What is left, in no order.
    var rest: some Sequence<Element> { buckets.values.lazy.flatMap { $0 } }
}

/// The smallest of many, again and again.
struct MinHeap<Element: Comparable> {
    private var items: [Element] = []

    var first: Element? { items.first }

    mutating func add(_ item: Element) {
        items.append(item)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[child] < items[parent] else { break }
            items.swapAt(child, parent)
            child = parent
        }
    }

    @discardableResult mutating func removeFirst() -> Element {
        items.swapAt(0, items.count - 1)
        let item = items.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < items.count && items[child] < items[least] { least = child }
            guard least != parent else { return item }
            items.swapAt(parent, least)
            parent = least
        }
    }
}

/// A member and the time at which something about them changes.
struct MemberTime: Comparable {
    let at: Int64
    let member: Int32

    static func < (a: MemberTime, b: MemberTime) -> Bool { (a.at, a.member) < (b.at, b.member) }
}
