import Crypto
internal import Formats
import Foundation
internal import SMTP

/// Writes mail to a Maildir; nothing leaves the machine. A file holds the very octets that SMTP would carry (CRLF, nothing
/// added), is readable by its owner only, and is named after the message, so that a redo replaces it.
package final class OutboxTransport: Transport {
    /// Files between two fsyncs of the folder.
    private static let groupSize = 64

    package let kind = TransportKind.outbox
    private let path: String
    private var unsynced: [OutgoingMessage] = []

    package init(path: String) { self.path = path }

    package func deliver(_ feed: any MessageFeed) throws -> DeliveryEnd {
        do {
            try prepare()
            while let message = try next(feed) {
                feed.offered(message)
                do {
                    try write(message)
                } catch {
                    try feed.settle(message, .lost(error.phrase.english))
                    try settleWritten(feed)
                    return .unreachable(error.phrase)
                }
                unsynced.append(message)
                if unsynced.count >= OutboxTransport.groupSize { try settleWritten(feed) }
            }
            try settleWritten(feed)
            return .drained
        } catch let error as OutboxError {
            return .unreachable(error.phrase)
        }
    }

    package func close() {}

    /// Nobody waits for what is written while there is nothing else to write.
    private func next(_ feed: any MessageFeed) throws -> OutgoingMessage? {
        switch try feed.poll(wake: {}) {
        case .message(let message): return message
        case .end: return nil
        case .notYet, .perhaps:
            try settleWritten(feed)
            return try feed.next()
        }
    }

    /// `nps-quarterly.2026-10-10T0700Z.main.3f2a….eml`, made of letters, digits, `-`, `_` and dots.
    package static func fileName(campaign: String, occurrence: String, step: String, messageID: String) -> String {
        let parts = [campaign, occurrence, step].map { part in
            String(
                String.UnicodeScalarView(
                    part.unicodeScalars.prefix(60).compactMap { scalar in
                        if scalar == ":" { return nil }
                        let isPlain =
                            scalar.isASCII
                            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
                                || scalar == "_")
                        return isPlain ? scalar : "_"
                    }))
        }
        let digest = TextCode.hex(Array(Crypto.sha256(Array(messageID.utf8)).prefix(12)))
        return (parts + [digest, "eml"]).joined(separator: ".")
    }

    private func settleWritten(_ feed: any MessageFeed) throws {
        guard !unsynced.isEmpty else { return }
        try OutboxTransport.sync(folder: path + "/new")
        for message in unsynced { try feed.settle(message, .accepted(nil)) }
        unsynced.removeAll(keepingCapacity: true)
    }

    private func prepare() throws(OutboxError) {
        for folder in [path, path + "/tmp", path + "/new", path + "/cur"] where mkdir(folder, 0o700) != 0 {
            guard errno == EEXIST else { throw OutboxError { Phrase("cannot make \(folder): \($0)") } }
        }
    }

    private func write(_ message: OutgoingMessage) throws(OutboxError) {
        let name = OutboxTransport.fileName(
            campaign: message.campaign, occurrence: message.occurrence, step: message.step,
            messageID: message.messageID)
        let temporary = path + "/tmp/" + name
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw OutboxError { Phrase("cannot write to \(path)/tmp: \($0)") } }
        defer { Foundation.close(descriptor) }
        var offset = 0
        while offset < message.bytes.count {
            let count = message.bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress! + offset, $0.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutboxError { Phrase("cannot write to \(path)/tmp: \($0)") } }
            offset += count
        }
        guard fsync(descriptor) == 0 else { throw OutboxError { Phrase("cannot write to \(path)/tmp: \($0)") } }
        guard rename(temporary, path + "/new/" + name) == 0 else {
            throw OutboxError { Phrase("cannot write to \(path)/new: \($0)") }
        }
    }

    private static func sync(folder: String) throws(OutboxError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutboxError { Phrase("cannot read \(folder): \($0)") } }
        defer { Foundation.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw OutboxError { Phrase("cannot write to \(folder): \($0)") } }
    }
}

/// The outbox cannot be written: what was tried, and the system's reason.
struct OutboxError: PhrasedError {
    let phrase: Phrase

    init(_ phrase: (_ reason: String) -> Phrase) { self.phrase = phrase(String(cString: strerror(errno))) }
}
