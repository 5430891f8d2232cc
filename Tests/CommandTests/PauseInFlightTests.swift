import Campaigning
import Store
import Synchronization
import TestSupport
import Testing

/// An order that is given while a run is at work.
struct PauseInFlightTests {
    /// Gives the order when so many messages have been offered, as an operator at another terminal would.
    private final class Operator: Sendable {
        private let path = Mutex<String?>(nil)
        private let offered = Mutex(0)
        private let order: @Sendable (Store) throws -> Void

        init(_ order: @escaping @Sendable (Store) throws -> Void) { self.order = order }

        func watch(_ store: String) { path.withLock { $0 = store } }

        func sees(_ step: SMTPSink.Step) -> SMTPSink.Action {
            guard case .recipient = step else { return .standard }
            let isTime = offered.withLock { count in
                count += 1
                return count == 100
            }
            if isTime, let path = path.withLock({ $0 }) {
                do { try order(Store(path: path)) } catch { Issue.record(error) }
            }
            return .standard
        }
    }

    private static let members = 3000

    private func operation(_ store: Store) -> CampaignOperation {
        CampaignOperation(
            store: store, selection: MessageSelection(campaigns: ["word"]), actor: "lena", now: Sample.now)
    }

    private func run(_ order: @escaping @Sendable (Store) throws -> Void) throws -> (SendingWorkspace, SMTPSink) {
        let someone = Operator(order)
        let sink = SMTPSink { someone.sees($0) }
        let workspace = try SendingWorkspace(members: Self.members, port: sink.port)
        someone.watch(workspace.store.path)
        #expect(try workspace.run().finish().status == 0)
        return (workspace, sink)
    }

    @Test func aRunAtWorkObeysAPauseAndAResumeSendsTheRestOnce() throws {
        let (workspace, sink) = try run { store in
            try store.record(Intervention(campaign: "word", action: .pause, actor: "lena", at: Sample.now))
        }
        let sent = try workspace.store.number("SELECT count(*) FROM messages WHERE state = 'sent'")
        let held = try workspace.store.number(
            "SELECT count(*) FROM messages WHERE state = 'planned' AND reason = 'paused'")
        #expect(sent == sink.messages.count && sent + held == Self.members)
        #expect(sent >= 100 && held > 0)
        _ = try operation(workspace.store).resume()
        #expect(try workspace.run().finish().status == 0)
        #expect(sink.messages.count == Self.members)
        #expect(Set(sink.messages.map(\.recipient)).count == Self.members)
    }

    @Test func aRunAtWorkObeysACancel() throws {
        let (workspace, sink) = try run { store in
            _ = try CampaignOperation(
                store: store, selection: MessageSelection(campaigns: ["word"]), actor: "lena", now: Sample.now
            ).cancel()
        }
        let skipped = try workspace.store.number(
            "SELECT count(*) FROM messages WHERE state = 'skipped' AND reason = 'cancelled'")
        #expect(skipped > 0 && sink.messages.count + Int(skipped) == Self.members)
        #expect(try workspace.run().finish().status == 0)
        #expect(sink.messages.count + Int(skipped) == Self.members)
    }
}
