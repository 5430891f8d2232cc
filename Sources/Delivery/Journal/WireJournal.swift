package import Formats
import Foundation
import Synchronization

/// The wire journal of one claim: a memory-mapped file that takes, before each write to the wire, what is about to be
/// known. The kernel keeps the pages of a killed process, so it survives SIGKILL without a single fsync on the way.
///
/// Several threads write to it, each to records that are its own at the time.
package final class WireJournal: Sendable {
    package let path: String
    package let capacity: Int
    // Mapped until the journal goes; see above for who writes where.
    nonisolated(unsafe) private let base: UnsafeMutableRawPointer
    private let size: Int

    /// Makes the file, its header durable, all records empty.
    package init(
        path: String, claim: Int64, kind: TransportKind, capacity: Int, owner: ProcessIdentity
    ) throws(WireJournalError) {
        self.path = path
        self.capacity = capacity
        size = WireLayout.headerSize + capacity * WireLayout.recordSize
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WireJournalError(path, errno) }
        defer { close(descriptor) }
        // All blocks now: a full disk must be an error here, not a SIGBUS later.
        let code = posix_fallocate(descriptor, 0, off_t(size))
        guard code == 0 else { throw WireJournalError(path, code) }
        guard let mapped = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), mapped != MAP_FAILED
        else { throw WireJournalError(path, errno) }
        base = mapped
        base.storeBytes(of: claim, toByteOffset: WireLayout.claim, as: Int64.self)
        base.storeBytes(of: UInt32(capacity), toByteOffset: WireLayout.capacity, as: UInt32.self)
        base.storeBytes(of: kind.rawValue, toByteOffset: WireLayout.kind, as: UInt8.self)
        base.storeBytes(of: owner.pid, toByteOffset: WireLayout.pid, as: Int32.self)
        base.storeBytes(of: owner.startTicks, toByteOffset: WireLayout.startTicks, as: UInt64.self)
        base.storeBytes(of: WireLayout.magic, as: UInt64.self)
        let header = UnsafeRawBufferPointer(start: base, count: WireLayout.headerCheck)
        base.storeBytes(of: WireLayout.checksum(header), toByteOffset: WireLayout.headerCheck, as: UInt32.self)
        fsync(descriptor)
        WireJournal.syncFolder(of: path)
    }

    /// After a power cut the file must be found: without it nothing is known of its rows.
    private static func syncFolder(of path: String) {
        let descriptor = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    deinit { munmap(base, size) }

    /// Names the rows of slots 0, 1, 2 …, none of them offered.
    package func begin(_ rows: [Int64]) {
        for (slot, row) in rows.enumerated() { begin(slot, row: row) }
    }

    /// Names the row of a slot, not offered; 0 is none. Only when the row that the slot had is settled in the store.
    package func begin(_ slot: Int, row: Int64) {
        let record = record(slot)
        memset(record, 0, WireLayout.recordSize)
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        record.storeBytes(of: row, as: Int64.self)
        atomicMemoryFence(ordering: .sequentiallyConsistent)
    }

    package func offered(_ slot: Int, messageID: String) {
        let record = record(slot)
        put(messageID, WireLayout.messageID, lengthAt: WireLayout.messageIDLength, in: record)
        set(.offered, record)
    }

    package func dotSent(_ slot: Int) { set(.dotSent, record(slot)) }

    /// Certainly not accepted, though the dot was announced: as if only offered.
    package func lost(_ slot: Int) { set(.offered, record(slot)) }

    package func replied(_ slot: Int, code: Int, reply: String, relayID: String?, phase: SMTPPhase) {
        let record = record(slot)
        record.storeBytes(of: UInt16(clamping: code), toByteOffset: WireLayout.code, as: UInt16.self)
        record.storeBytes(of: phase.rawValue, toByteOffset: WireLayout.phase, as: UInt8.self)
        put(relayID ?? "", WireLayout.relayID, lengthAt: WireLayout.relayIDLength, in: record)
        put(reply, WireLayout.reply, lengthAt: WireLayout.replyLength, in: record)
        record.storeBytes(
            of: WireJournal.checksum(of: UnsafeRawBufferPointer(start: record, count: WireLayout.recordSize)),
            toByteOffset: WireLayout.check, as: UInt32.self)
        set(.replied, record)
    }

    /// Removes the file. Only when every row of the claim is settled in the store.
    package func remove() { unlink(path) }

    private func record(_ slot: Int) -> UnsafeMutableRawPointer {
        precondition((0..<capacity).contains(slot), "no such slot in the journal")
        return base + WireLayout.headerSize + slot * WireLayout.recordSize
    }

    /// What a stage promises is in memory before the stage itself.
    private func set(_ stage: WireRecord.Stage, _ record: UnsafeMutableRawPointer) {
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        record.storeBytes(of: stage.rawValue, toByteOffset: WireLayout.stage, as: UInt8.self)
        atomicMemoryFence(ordering: .sequentiallyConsistent)
    }

    /// Cut to what fits, never inside a character.
    private func put(
        _ text: String, _ range: Range<Int>, lengthAt: Int, in record: UnsafeMutableRawPointer
    ) {
        var text = text
        while text.utf8.count > range.count { text.unicodeScalars.removeLast() }
        text.withUTF8 {
            (record + range.lowerBound).copyMemory(
                from: UnsafeRawPointer($0.baseAddress) ?? UnsafeRawPointer(record), byteCount: $0.count)
        }
        record.storeBytes(of: UInt16(text.utf8.count), toByteOffset: lengthAt, as: UInt16.self)
    }

    /// Over everything but the stage and the checksum itself.
    static func checksum(of record: UnsafeRawBufferPointer) -> UInt32 {
        WireLayout.checksum(UnsafeRawBufferPointer(rebasing: record[..<8]))
            ^ WireLayout.checksum(UnsafeRawBufferPointer(rebasing: record[9..<20]))
            &+ WireLayout.checksum(UnsafeRawBufferPointer(rebasing: record[WireLayout.messageID.lowerBound...]))
    }
}

/// The journal cannot be made: nothing is sent without one.
package struct WireJournalError: PhrasedError {
    package let phrase: Phrase

    init(_ path: String, _ code: Int32) {
        phrase = Phrase("cannot make the wire journal \(path): \(String(cString: strerror(code)))")
    }
}
