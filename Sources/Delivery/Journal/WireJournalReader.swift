import Foundation

/// A dead process's journal, read whole.
package struct WireJournalReader: Sendable {
    package let claim: Int64
    package let kind: TransportKind
    package let pid: Int32
    package let startTicks: UInt64
    /// By ledger row.
    package let records: [Int64: WireRecord]

    /// Nil when the file is missing, of another layout, or damaged in its header.
    package init?(path: String) {
        guard let data = FileManager.default.contents(atPath: path), data.count >= WireLayout.headerSize else {
            return nil
        }
        let bytes = [UInt8](data)
        let parsed: WireJournalReader? = bytes.withUnsafeBytes { WireJournalReader(bytes: $0) }
        guard let parsed else { return nil }
        self = parsed
    }

    private init?(bytes: UnsafeRawBufferPointer) {
        let check = WireLayout.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<WireLayout.headerCheck]))
        let capacity = Int(bytes.loadUnaligned(fromByteOffset: WireLayout.capacity, as: UInt32.self))
        guard bytes.loadUnaligned(as: UInt64.self) == WireLayout.magic,
            bytes.loadUnaligned(fromByteOffset: WireLayout.headerCheck, as: UInt32.self) == check,
            bytes.count == WireLayout.headerSize + capacity * WireLayout.recordSize,
            let kind = TransportKind(rawValue: bytes[WireLayout.kind])
        else { return nil }
        claim = bytes.loadUnaligned(fromByteOffset: WireLayout.claim, as: Int64.self)
        pid = bytes.loadUnaligned(fromByteOffset: WireLayout.pid, as: Int32.self)
        startTicks = bytes.loadUnaligned(fromByteOffset: WireLayout.startTicks, as: UInt64.self)
        self.kind = kind
        var found: [Int64: WireRecord] = [:]
        for slot in 0..<capacity {
            let start = WireLayout.headerSize + slot * WireLayout.recordSize
            let slice = UnsafeRawBufferPointer(rebasing: bytes[start..<start + WireLayout.recordSize])
            let record = WireJournalReader.record(slice)
            if record.row != 0 { found[record.row] = record }
        }
        records = found
    }

    private static func record(_ bytes: UnsafeRawBufferPointer) -> WireRecord {
        var record = WireRecord(
            row: bytes.loadUnaligned(as: Int64.self),
            // An unknown stage: the worst of what it can have been.
            stage: WireRecord.Stage(rawValue: bytes[WireLayout.stage]) ?? .dotSent)
        if record.stage != .waiting {
            record.messageID = text(bytes, WireLayout.messageID, lengthAt: WireLayout.messageIDLength)
        }
        guard record.stage == .replied else { return record }
        let check = bytes.loadUnaligned(fromByteOffset: WireLayout.check, as: UInt32.self)
        guard check == WireJournal.checksum(of: bytes) else {
            record.stage = .dotSent
            return record
        }
        record.code = Int(bytes.loadUnaligned(fromByteOffset: WireLayout.code, as: UInt16.self))
        record.phase = SMTPPhase(rawValue: bytes[WireLayout.phase]) ?? .data
        record.reply = text(bytes, WireLayout.reply, lengthAt: WireLayout.replyLength)
        let relayID = text(bytes, WireLayout.relayID, lengthAt: WireLayout.relayIDLength)
        record.relayID = relayID.isEmpty ? nil : relayID
        return record
    }

    private static func text(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, lengthAt: Int) -> String {
        let length = min(Int(bytes.loadUnaligned(fromByteOffset: lengthAt, as: UInt16.self)), range.count)
        return String(decoding: bytes[range.lowerBound..<range.lowerBound + length], as: UTF8.self)
    }
}
