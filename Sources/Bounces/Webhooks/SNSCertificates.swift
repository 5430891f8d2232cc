internal import Crypto
internal import Formats
import Synchronization

/// The certificates that Amazon SNS signs with, fetched once each from where Amazon keeps them. Failures are remembered for a
/// while, and fetches are few and one at a time, so that nobody can keep a server busy with made-up addresses: who comes while one
/// is under way is to try again.
final class SNSCertificates: Sendable {
    private struct State {
        var keys: [String: VerificationKey] = [:]
        var failedAt: [String: Instant] = [:]
        var fetches: [Instant] = []
        var isFetching = false
    }

    private let state = Mutex(State())
    private let fetch: @Sendable (String) throws -> [UInt8]
    private static let patience: Int64 = 60_000
    private static let fetchesPerMinute = 5
    private static let most = 50

    init(fetch: @escaping @Sendable (String) throws -> [UInt8]) { self.fetch = fetch }

    /// Nil when it cannot be had now. Waits for the network where it is not known yet: never on a thread that writes.
    func key(_ url: String, now: Instant) -> VerificationKey? {
        guard SNSEnvelope.isCertificate(url) else { return nil }
        if let known = state.withLock({ $0.keys[url] }) { return known }
        let mayFetch = state.withLock { state in
            state.fetches.removeAll { abs(now - $0) > SNSCertificates.patience }
            if let failed = state.failedAt[url], abs(now - failed) < SNSCertificates.patience { return false }
            guard !state.isFetching, state.fetches.count < SNSCertificates.fetchesPerMinute else { return false }
            state.isFetching = true
            state.fetches.append(now)
            return true
        }
        guard mayFetch else { return nil }
        let key = (try? fetch(url)).flatMap { VerificationKey(certificate: $0) }
        state.withLock { state in
            state.isFetching = false
            if state.keys.count + state.failedAt.count >= SNSCertificates.most {
                state.keys = [:]
                state.failedAt = [:]
            }
            if let key { state.keys[url] = key } else { state.failedAt[url] = now }
        }
        return key
    }
}
