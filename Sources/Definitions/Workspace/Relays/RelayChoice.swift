import Foundation

/// Which of several relays carries a message: by weight, and always the same for the same row, so that a message that is tried
/// again meets the relay that knows it. A relay that is down loses its share to the others, and theirs stay where they are
/// (rendezvous hashing with weights).
package enum RelayChoice {
    /// - Parameter isUp: of a relay's name.
    /// - Returns: nil when none of them is up.
    package static func relay(
        for row: Int64, among relays: [SMTPSettings], isUp: (String) -> Bool = { _ in true }
    ) -> SMTPSettings? {
        if relays.count == 1 { return isUp(relays[0].name) ? relays[0] : nil }
        let present = relays.filter { isUp($0.name) }
        let active = present.filter { $0.weight > 0 }
        return (active.isEmpty ? present : active).max { score(row, $0) < score(row, $1) }
    }

    private static func score(_ row: Int64, _ relay: SMTPSettings) -> Double {
        var name: UInt64 = 14_695_981_039_346_656_037
        for byte in relay.name.utf8 { name = (name ^ UInt64(byte)) &* 1_099_511_628_211 }
        let fraction = (Double(mixed(UInt64(bitPattern: row) ^ name) >> 11) + 0.5) / Double(UInt64(1) << 53)
        return Double(max(1, relay.weight)) / -log(fraction)
    }

    /// SplitMix64's last steps.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
