internal import SMTP

/// The loop that drives all connections of one delivery: hands messages out, writes, waits for whichever server speaks
/// first, and tells the feed what became of each message. On one thread.
final class SMTPDispatcher {
    private let endpoint: SMTPEndpoint
    private let limits: SMTPTransport.Limits
    private let timeouts: SMTPTransport.Timeouts
    private let feed: any MessageFeed
    private let wake: WakeUp
    private let opener: SMTPOpener
    private let poller: SocketPoller

    private var channels: [SMTPChannel] = []
    /// Those that something has happened to: only they are looked at, until it is time to look at all.
    private var stirred: [SMTPChannel] = []
    /// Those whose server waits for a body that is kept back a little, for the next envelope.
    private var keeping: [SMTPChannel] = []
    private var mayLookAtAll: ContinuousClock.Instant
    /// Nothing happened in the last wait.
    private var isQuiet = false
    /// How many connections are being opened.
    private var opening = 0
    /// Taken from the feed and not offered: one for each connection that is being opened, and those that a relay turned away.
    private var inHand: [SMTPHand] = []
    /// Lost on a connection that had served before: for a fresh one, so that it is known what was at fault.
    private var again: [SMTPHand] = []
    private var isFeedAsleep = false
    /// When it had none, the next was being made.
    private var isNextMade = false
    /// Messages were taken, or there are new ones, since the feed had enough of them made.
    private var mayHelp = true
    private var hasFeedEnded = false
    /// Why nothing more is offered.
    private var obstacle: SMTPFailure?
    /// Connections that could not be had, one after the other, and when the next may be tried.
    private var failures = 0
    private var mayOpenAt: ContinuousClock.Instant
    /// Why the last could not be had; nil once the relay has accepted something since.
    private var lastFailure: SMTPFailure?
    /// Messages in a row that were lost on fresh connections.
    private var losses = 0

    init(
        _ endpoint: SMTPEndpoint, _ limits: SMTPTransport.Limits, _ timeouts: SMTPTransport.Timeouts,
        _ feed: any MessageFeed, _ wake: WakeUp, _ poller: SocketPoller
    ) {
        (self.endpoint, self.limits, self.timeouts) = (endpoint, limits, timeouts)
        (self.feed, self.wake, self.poller) = (feed, wake, poller)
        opener = SMTPOpener(endpoint, wake: wake)
        mayOpenAt = .now
        mayLookAtAll = .now
    }

    func run() throws -> DeliveryEnd {
        while true {
            let now = ContinuousClock.now
            adopt(now)
            try report(now)
            try handOut(now)
            sendBodies(now)
            let stirred = stirred
            for channel in stirred where channel.hasToWrite { channel.flush(now) }
            if stirred.contains(where: { !$0.outcomes.isEmpty || $0.isClosed }) { continue }
            if try isOver() { break }
            wait(now)
        }
        for hand in inHand + again { try feed.giveBack(hand.message) }
        return obstacle.map { .unreachable($0.phrase) } ?? .drained
    }

    /// Says QUIT on all connections; a server that does not answer is not waited for long.
    func quit() {
        let end = ContinuousClock.now + .seconds(1)
        for channel in channels {
            channel.quit()
            channel.flush(.now)
        }
        while case let open = channels.filter({ !$0.isClosed }), !open.isEmpty, .now < end {
            for channel in poller.wait(for: open, until: end) { channel.receive(.now) }
        }
        channels.removeAll()
    }

    // MARK: - Handing out

    private func handOut(_ now: ContinuousClock.Instant) throws {
        guard obstacle == nil, !feed.isStopped else { return }
        // What is in hand goes wherever there is room.
        if !inHand.isEmpty || !again.isEmpty { stirred = channels }
        // Where a body waits for it, it costs least.
        for channel in keeping + stirred where channel.canTake {
            if let most = limits.messagesPerConnection, channel.offered >= most {
                if !channel.isBusy { channel.quit() }
                continue
            }
            guard let hand = try nextHand(isFresh: channel.offered == 0) else { continue }
            channel.offer(hand)
        }
        try open(now)
    }

    /// What was lost on other connections goes to a fresh one first, and elsewhere last.
    private func nextHand(isFresh: Bool) throws -> SMTPHand? {
        if isFresh, !again.isEmpty { return again.removeFirst() }
        if !inHand.isEmpty { return inHand.removeFirst() }
        if let next = try take() { return next }
        return again.isEmpty ? nil : again.removeFirst()
    }

    private func take() throws -> SMTPHand? {
        guard !isFeedAsleep, !hasFeedEnded else { return nil }
        let wake = wake
        switch try feed.poll(wake: { wake.signal() }) {
        case .message(let message):
            mayHelp = true
            return SMTPHand(message: message)
        case .notYet: (isFeedAsleep, isNextMade) = (true, true)
        case .perhaps: (isFeedAsleep, isNextMade) = (true, false)
        case .end: hasFeedEnded = true
        }
        return nil
    }

    /// Opens a connection for each message that all others have no room for.
    private func open(_ now: ContinuousClock.Instant) throws {
        while channels.count + opening < limits.connections, now >= mayOpenAt || channels.isEmpty && lastFailure == nil
        {
            // After a failure one is tried first.
            if failures > 0, opening > 0 { return }
            if inHand.count + again.count <= opening {
                guard let hand = try take() else { return }
                inHand.append(hand)
            }
            opening += 1
            opener.begin()
        }
    }

    private func adopt(_ now: ContinuousClock.Instant) {
        for opened in opener.take() {
            opening -= 1
            switch opened {
            case .success(let connection):
                failures = 0
                let channel = SMTPChannel(
                    connection, limits.pipelining, timeouts, relay: endpoint.name, feed: feed, now: now)
                channels.append(channel)
                stirred.append(channel)
            case .failure(let failure): backOff(failure, now)
            }
        }
    }

    /// The relay has no room for another connection, or is gone: 1 s, 2 s, 4 s … until the next is tried.
    private func backOff(_ failure: SMTPFailure, _ now: ContinuousClock.Instant) {
        lastFailure = failure
        failures += 1
        mayOpenAt = now + .seconds(1 << min(failures - 1, 6))
    }

    /// A body goes with the next envelope in one write when that is a matter of a moment: the server, and we, are woken once for
    /// both.
    private func sendBodies(_ now: ContinuousClock.Instant) {
        let isAnyComing = isFeedAsleep && isNextMade && obstacle == nil && !feed.isStopped
        keeping.removeAll(keepingCapacity: true)
        for channel in channels {
            guard let since = channel.readySince else { continue }
            if isAnyComing, now < since + timeouts.company {
                keeping.append(channel)
            } else {
                channel.sendBody()
                if !stirred.contains(where: { $0 === channel }) { stirred.append(channel) }
            }
        }
    }

    // MARK: - What became of them

    private func report(_ now: ContinuousClock.Instant) throws {
        var isAnyClosed = false
        for channel in stirred {
            for outcome in channel.outcomes { try report(outcome, now) }
            channel.outcomes.removeAll(keepingCapacity: true)
            isAnyClosed = isAnyClosed || channel.isClosed
        }
        if isAnyClosed {
            channels.removeAll { $0.isClosed }
            stirred.removeAll { $0.isClosed }
        }
    }

    private func report(_ outcome: SMTPOutcome, _ now: ContinuousClock.Instant) throws {
        switch outcome {
        case .settled(let message, let result):
            if case .accepted = result { (lastFailure, losses) = (nil, 0) }
            try feed.settle(message, result)
        case .lost(let hand, let result, let isFirst): try report(lost: hand, result, isFirst)
        case .bystander(let hand):
            feed.takenBack(hand.message)
            again.append(hand)
        case .busy(let hand, let failure):
            feed.takenBack(hand.message)
            inHand.insert(hand, at: 0)
            backOff(failure, now)
        case .obstacle(let message, let failure):
            // One message is charged with it, the others never were.
            if obstacle != nil || limits.hasOthers {
                obstacle = obstacle ?? failure
                return try feed.giveBack(message)
            }
            obstacle = failure
            try feed.settle(message, .lost(failure.description))
        }
    }

    private func report(lost hand: SMTPHand, _ result: DeliveryResult, _ isFirst: Bool) throws {
        guard isFirst || hand.losses > 0 else {
            feed.takenBack(hand.message)
            again.append(SMTPHand(message: hand.message, losses: hand.losses + 1))
            return
        }
        losses += 1
        if losses <= SMTPDispatcher.mostLosses { return try feed.settle(hand.message, result) }
        // It is not the messages.
        if obstacle == nil { obstacle = SMTPFailure(.lost) }
        try feed.giveBack(hand.message)
    }

    private static let mostLosses = 3

    private func isOver() throws -> Bool {
        if channels.contains(where: \.isBusy) { return false }
        if obstacle != nil || feed.isStopped { return true }
        if inHand.isEmpty, again.isEmpty { return hasFeedEnded }
        guard channels.isEmpty, opening == 0, let lastFailure else { return false }
        obstacle = lastFailure
        // Another relay takes them.
        if limits.hasOthers { return true }
        // None can be had. One message is charged with it, so that each attempt begins with another.
        let hand = inHand.isEmpty ? again.removeFirst() : inHand.removeFirst()
        try feed.settle(hand.message, .lost(lastFailure.description))
        return true
    }

    // MARK: - Waiting

    /// How often time-outs are looked at while messages flow; they are of minutes, and waited for exactly when nothing happens.
    private static let attention = Duration.milliseconds(20)

    private func wait(_ now: ContinuousClock.Instant) {
        if waitOrHelp(now) {
            stirred = channels
            return
        }
        let now = ContinuousClock.now
        for channel in stirred { channel.receive(now) }
        isQuiet = stirred.isEmpty && !poller.wasWoken
        guard isQuiet || poller.wasWoken || now >= mayLookAtAll else { return }
        if poller.wasWoken { (isFeedAsleep, mayHelp) = (false, true) }
        mayLookAtAll = now + SMTPDispatcher.attention
        stirred = channels
        for channel in channels where !channel.isClosed {
            if let deadline = channel.deadline, deadline <= now {
                channel.fail(SMTPFailure(.replyTimedOut))
            } else if !channel.isBusy, channel.lastSign + timeouts.idle <= now {
                channel.quit()
            }
        }
    }

    /// Waits for a connection to speak, and meanwhile makes the next messages here: no thread has to be woken for them, and this one
    /// not for each reply. True when the message that all connections wait for is made.
    private func waitOrHelp(_ now: ContinuousClock.Instant) -> Bool {
        while true {
            let end = mayHelp ? now : min(isQuiet ? nextMoment(now) : mayLookAtAll, endOfKeeping(now))
            stirred = poller.wait(for: channels, until: end)
            guard mayHelp, stirred.isEmpty, !poller.wasWoken else { return false }
            mayHelp = feed.help()
            if mayHelp, isFeedAsleep {
                isFeedAsleep = false
                return true
            }
        }
    }

    /// When the first of the bodies that are kept back goes alone.
    private func endOfKeeping(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        keeping.compactMap(\.readySince).min().map { $0 + timeouts.company } ?? now + .seconds(1)
    }

    private func nextMoment(_ now: ContinuousClock.Instant) -> ContinuousClock.Instant {
        var moment = now + .seconds(1)
        for channel in channels {
            if channel.isBusy {
                if let deadline = channel.deadline { moment = min(moment, deadline) }
            } else if channel.deadline == nil {
                moment = min(moment, channel.lastSign + timeouts.idle)
            }
        }
        return moment
    }
}
