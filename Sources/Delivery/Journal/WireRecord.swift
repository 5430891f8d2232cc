/// What a wire journal knows of one message.
package struct WireRecord: Sendable, Hashable {
    package enum Stage: UInt8, Sendable {
        /// Claimed, not offered.
        case waiting = 0
        case offered = 1
        case dotSent = 2
        case replied = 3
    }

    package var row: Int64
    package var stage: Stage
    package var messageID: String
    package var phase: SMTPPhase
    package var code: Int
    /// Without addresses.
    package var reply: String
    package var relayID: String?

    package init(
        row: Int64, stage: Stage, messageID: String = "", phase: SMTPPhase = .data, code: Int = 0, reply: String = "",
        relayID: String? = nil
    ) {
        self.row = row
        self.stage = stage
        self.messageID = messageID
        self.phase = phase
        self.code = code
        self.reply = reply
        self.relayID = relayID
    }
}

/// The layout of a journal: a header of 64 bytes, then records of 512, all numbers in the machine's own order (a journal
/// is only ever read on the machine that wrote it).
enum WireLayout {
    static let magic: UInt64 = 0x3145_5249_574D_414B  // "KAMWIRE1"
    static let headerSize = 64
    static let recordSize = 512

    // In the header.
    static let claim = 8
    static let capacity = 16
    static let kind = 20
    static let pid = 24
    static let startTicks = 32
    static let headerCheck = 40

    // In a record.
    static let row = 0
    static let stage = 8
    static let phase = 9
    static let code = 10
    static let messageIDLength = 12
    static let relayIDLength = 14
    static let replyLength = 16
    static let check = 20
    static let messageID = 32..<160
    static let relayID = 160..<272
    static let reply = 272..<512

    /// FNV-1a, 32 bits.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var sum: UInt32 = 2_166_136_261
        var place = 0
        while place < bytes.count {
            // Most of a record is zeros, which only multiply.
            if place + 8 <= bytes.count, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) == 0 {
                sum = sum &* eighth
                place += 8
            } else {
                sum = (sum ^ UInt32(bytes[place])) &* prime
                place += 1
            }
        }
        return sum
    }

    private static let prime: UInt32 = 16_777_619
    /// The prime to the power of eight.
    private static let eighth = (0..<8).reduce(1) { power, _ in power &* prime }
}
