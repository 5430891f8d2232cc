internal import Synchronization

/// What is kept from one message to the next of a template: the memory that it is written into, and its lines as they were encoded.
final class ComposingMemory: Sendable {
    // Whoever has taken it is alone with it.
    nonisolated(unsafe) private var octets = OctetBuffer(capacity: 1 << 14)
    nonisolated(unsafe) private var known = MIMEBody.Known(text: EncodedLines(), html: EncodedLines())

    /// What `finish` makes of what `body` writes.
    func octets(
        _ body: (inout OctetBuffer, inout MIMEBody.Known) -> Void,
        _ finish: (UnsafeBufferPointer<UInt8>) throws(DKIMError) -> UnsignedOctets
    ) throws(DKIMError) -> UnsignedOctets {
        octets.removeAll()
        body(&octets, &known)
        return try octets.withBytes(finish)
    }
}

/// Those that nobody has taken: as many as have composed at once.
struct ComposingMemories: ~Copyable, Sendable {
    private let idle = Mutex<[ComposingMemory]>([])

    /// What `finish` makes of what `body` writes in one of them.
    func octets(
        _ body: (inout OctetBuffer, inout MIMEBody.Known) -> Void,
        finish: (UnsafeBufferPointer<UInt8>) throws(DKIMError) -> UnsignedOctets
    ) throws(DKIMError) -> UnsignedOctets {
        let memory = idle.withLock { $0.popLast() } ?? ComposingMemory()
        defer { idle.withLock { $0.append(memory) } }
        return try memory.octets(body, finish)
    }
}
