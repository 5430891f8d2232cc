internal import Polling
internal import SMTP

/// Waits until one of the connections has something to say, takes more bytes, or is woken from another thread.
final class SocketPoller {
    private let wake: WakeUp
    private let queue: SocketQueue
    /// Who is watched, by socket.
    private var watched: [Int32: SMTPChannel] = [:]
    /// Whether the last wait was ended, or accompanied, by a wake-up.
    private(set) var wasWoken = false

    /// Nil when the process has no descriptors left.
    init?(_ wake: WakeUp) {
        guard let queue = SocketQueue(), queue.watch(wake.descriptor) else { return nil }
        (self.wake, self.queue) = (wake, queue)
    }

    /// The channels that can be read, or written where there is something to write.
    func wait(for channels: [SMTPChannel], until moment: ContinuousClock.Instant) -> [SMTPChannel] {
        watch(channels)
        wasWoken = false
        var speaking: [SMTPChannel] = []
        queue.wait(milliseconds: SocketPoller.milliseconds(until: moment)) { socket in
            if socket == wake.descriptor {
                wasWoken = true
            } else if let channel = watched[socket] {
                speaking.append(channel)
            }
        }
        if wasWoken { wake.clear() }
        return speaking
    }

    /// Has these watched, for what each wants, and no others.
    private func watch(_ channels: [SMTPChannel]) {
        for channel in channels where channel.watchedForWriting != channel.hasToWrite {
            let socket = channel.connection.socket
            queue.watch(socket, isWriting: channel.hasToWrite)
            channel.watchedForWriting = channel.hasToWrite
            watched[socket] = channel
        }
        guard watched.count > channels.count else { return }
        for (socket, known) in watched where !channels.contains(where: { $0 === known }) {
            queue.forget(socket)
            watched[socket] = nil
        }
    }

    private static func milliseconds(until moment: ContinuousClock.Instant) -> Int32 {
        let left = moment - .now
        guard left > .zero else { return 0 }
        let (seconds, attoseconds) = left.components
        return Int32(clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
