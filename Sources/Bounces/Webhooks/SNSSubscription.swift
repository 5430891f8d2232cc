import Synchronization

/// Says yes to Amazon when it asks whether it may send, once for each address that says so: a delivery that comes again fetches
/// nothing.
final class SNSSubscription: Sendable {
    private let confirmed = Mutex<Set<String>>([])
    private let fetch: @Sendable (String) throws -> [UInt8]

    init(fetch: @escaping @Sendable (String) throws -> [UInt8]) { self.fetch = fetch }

    /// False where Amazon could not be reached, and for an address that is not Amazon's, which is never opened. Waits for the network.
    func confirm(_ url: String) -> Bool {
        guard SNSEnvelope.isAmazons(url) else { return false }
        if confirmed.withLock({ $0.contains(url) }) { return true }
        guard (try? fetch(url)) != nil else { return false }
        confirmed.withLock { _ = $0.insert(url) }
        return true
    }
}
