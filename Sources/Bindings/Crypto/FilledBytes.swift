extension [UInt8] {
    /// So many bytes, all of which `fill` writes. For a few that are made for each message: `init(unsafeUninitializedCapacity:)` and
    /// `init(repeating:count:)` ask the runtime for the type of an array's memory each time, which takes longer than to copy them.
    /// - Parameter more: bytes behind them that `fill` may write, too, and nobody wants.
    init(count: Int, roomMore more: Int = 0, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        self.init()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + more) { room in
            guard let start = room.baseAddress, count > 0 else { return }
            fill(start)
            reserveCapacity(count)
            append(contentsOf: UnsafeBufferPointer(start: start, count: count))
        }
    }
}
