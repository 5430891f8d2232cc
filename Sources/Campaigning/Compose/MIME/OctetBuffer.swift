/// Memory that one message is written into: it grows as it must, and has one owner. An array would ask at each byte whether
/// it is shared.
struct OctetBuffer: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(64, capacity)
        start = .allocate(capacity: self.capacity)
    }

    deinit { start.deallocate() }

    /// Where the next octet goes, with room for so many.
    mutating func room(for octets: Int) -> UnsafeMutablePointer<UInt8> {
        if count + octets > capacity { grow(by: octets) }
        return start + count
    }

    private mutating func grow(by octets: Int) {
        capacity = max(capacity * 2, count + octets)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: start, count: count)
        start.deallocate()
        start = larger
    }

    /// Keeps the memory, unless it has become large.
    mutating func removeAll() {
        count = 0
        if capacity > OctetBuffer.largestKept { self = OctetBuffer(capacity: 0) }
    }

    private static let largestKept = 1 << 18

    /// So many octets were written where `room` said.
    mutating func advance(by octets: Int) { count += octets }

    mutating func append(_ byte: UInt8) {
        room(for: 1).pointee = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let from = bytes.baseAddress else { return }
        room(for: bytes.count).update(from: from, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) { text.utf8Span.span.withUnsafeBufferPointer { append($0) } }

    /// The end of a line of a message.
    mutating func endLine() {
        let end = room(for: 2)
        (end[0], end[1]) = (0x0D, 0x0A)
        count += 2
    }

    /// What was written.
    var bytes: [UInt8] { withBytes { Array($0) } }

    func withBytes<Result, Failure>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeBufferPointer(start: start, count: count))
    }
}
