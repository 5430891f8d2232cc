import Foundation

/// A short queue between two threads: one puts, the other takes. Who puts waits while it is full, who takes while it is
/// empty.
final class HandOver<Element: Sendable>: Sendable {
    private let capacity: Int
    private let condition = NSCondition()
    // All of these only while the condition is locked.
    nonisolated(unsafe) private var elements: [Element] = []
    nonisolated(unsafe) private var isEnded = false
    nonisolated(unsafe) private var isStopped = false

    init(capacity: Int) { self.capacity = capacity }

    /// False when nobody will take any more.
    func put(_ element: Element) -> Bool {
        condition.withLock {
            while elements.count >= capacity, !isStopped { condition.wait() }
            if isStopped { return false }
            elements.append(element)
            condition.broadcast()
            return true
        }
    }

    /// The last thing that who puts does here.
    func end() {
        condition.withLock {
            isEnded = true
            condition.broadcast()
        }
    }

    /// The next element; nil at the end, or when there is none by `deadline`.
    func take(until deadline: Date? = nil) -> Element? {
        condition.withLock {
            while elements.isEmpty, !isEnded {
                guard let deadline else {
                    condition.wait()
                    continue
                }
                if !condition.wait(until: deadline) { break }
            }
            if elements.isEmpty { return nil }
            condition.broadcast()
            return elements.removeFirst()
        }
    }

    /// Takes no more; returns when who puts has ended.
    func stop() {
        condition.withLock {
            isStopped = true
            elements.removeAll()
            condition.broadcast()
            while !isEnded { condition.wait() }
        }
    }
}
