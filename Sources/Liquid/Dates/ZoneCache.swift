internal import Formats
internal import Synchronization

/// Zones by name: the system takes long to find one, and members share a few.
enum ZoneCache {
    private static let zones = Mutex<[String: Zone]>([:])

    /// Nil when the system knows no such zone. Only zones that exist are kept, so a hostile name takes no memory.
    static func zone(_ name: String) -> Zone? {
        if let known = zones.withLock({ $0[name] }) { return known }
        guard let zone = Zone(name) else { return nil }
        zones.withLock { $0[name] = zone }
        return zone
    }
}
