import Glibc

/// Waits until one of the connections has something to say, takes more bytes, or is woken from another thread.
final class SocketPoller {
    private let wake: WakeUp
    private var descriptors: [pollfd] = []
    /// Whether the last wait was ended, or accompanied, by a wake-up.
    private(set) var wasWoken = false

    init(_ wake: WakeUp) { self.wake = wake }

    /// The channels that can be read, or written where there is something to write.
    func wait(for channels: [SMTPChannel], until moment: ContinuousClock.Instant) -> [SMTPChannel] {
        descriptors.removeAll(keepingCapacity: true)
        descriptors.append(pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0))
        for channel in channels {
            let events = channel.hasToWrite ? POLLIN | POLLOUT : POLLIN
            descriptors.append(pollfd(fd: channel.connection.socket, events: Int16(events), revents: 0))
        }
        let count = Glibc.poll(&descriptors, nfds_t(descriptors.count), SocketPoller.milliseconds(until: moment))
        wasWoken = count > 0 && descriptors[0].revents != 0
        if wasWoken { wake.clear() }
        guard count > 0 else { return [] }
        var speaking: [SMTPChannel] = []
        for (channel, descriptor) in zip(channels, descriptors.dropFirst()) where descriptor.revents != 0 {
            speaking.append(channel)
        }
        return speaking
    }

    private static func milliseconds(until moment: ContinuousClock.Instant) -> Int32 {
        let left = moment - .now
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
