/// Things by the time at which they are looked at, the earliest first.
struct TimeQueue<Element> {
    private var buckets: [Int64: Bucket] = [:]
    private var times = MinHeap<Int64>()
    /// What was added last, all for one time: mostly more of it follows.
    private var recent: [Element] = []
    private var recentTime = Int64.min

    /// What is there for one time, in pieces: it grows without being copied.
    private struct Bucket {
        private var pieces: [[Element]] = []

        /// A piece stays below what the system's memory is asked for anew each time.
        private static var most: Int { 2048 }

        var isEmpty: Bool { pieces.isEmpty }

        mutating func add(_ elements: [Element]) {
            var rest = elements[...]
            if let last = pieces.last {
                let room = rest.prefix(last.capacity - last.count)
                rest = rest.dropFirst(room.count)
                pieces[pieces.count - 1] += room
            }
            while !rest.isEmpty {
                var piece: [Element] = []
                let size = max(rest.count, 2 * (pieces.last?.count ?? 0))
                piece.reserveCapacity(min(Bucket.most, size))
                piece += rest.prefix(Bucket.most)
                rest = rest.dropFirst(piece.count)
                pieces.append(piece)
            }
        }

        func append(to elements: inout [Element]) {
            elements.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
            for piece in pieces { elements += piece }
        }
    }

    /// The earliest time.
    mutating func next() -> Int64? {
        flush()
        return times.first
    }

    mutating func add(_ element: Element, at time: Int64) {
        if time != recentTime {
            flush()
            recentTime = time
        }
        recent.append(element)
    }

    private mutating func flush() {
        guard !recent.isEmpty else { return }
        put(recent, at: recentTime)
        recent.removeAll(keepingCapacity: true)
    }

    mutating func add(contentsOf elements: [Element], at time: Int64) {
        guard !elements.isEmpty else { return }
        flush()
        put(elements, at: time)
    }

    private mutating func put(_ elements: [Element], at time: Int64) {
        let isNew = { (bucket: inout Bucket) in
            defer { bucket.add(elements) }
            return bucket.isEmpty
        }(&buckets[time, default: Bucket()])
        if isNew { times.add(time) }
    }

    /// Takes out all that is there for a time.
    /// - Parameter elements: emptied before; its memory is used again.
    mutating func take(_ time: Int64, into elements: inout [Element]) {
        flush()
        elements.removeAll(keepingCapacity: true)
        if times.first == time { times.removeFirst() }
        buckets.removeValue(forKey: time)?.append(to: &elements)
    }
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
