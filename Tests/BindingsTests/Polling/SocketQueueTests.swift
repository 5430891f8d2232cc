import Glibc
import Polling
import Testing

@Suite struct SocketQueueTests {
    /// Two ends of one connection within this process.
    private struct Pair: ~Copyable {
        let near: Int32
        let far: Int32

        init() throws {
            var ends: [Int32] = [0, 0]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
            (near, far) = (ends[0], ends[1])
        }

        func say(_ text: String) { _ = Array(text.utf8).withUnsafeBytes { write(far, $0.baseAddress, $0.count) } }

        deinit {
            close(near)
            close(far)
        }
    }

    private func ready(_ queue: SocketQueue) -> [Int32] {
        var found: [Int32] = []
        queue.wait(milliseconds: 0) { found.append($0) }
        return found
    }

    @Test func whoHasSomethingToSayIsToldUntilItIsTakenIn() throws {
        let queue = try #require(SocketQueue())
        let one = try Pair()
        let other = try Pair()
        #expect(queue.watch(one.near) && queue.watch(other.near))
        #expect(ready(queue).isEmpty)
        other.say("250 Ok\r\n")
        #expect(ready(queue) == [other.near])
        #expect(ready(queue) == [other.near])
        var octets = [UInt8](repeating: 0, count: 64)
        #expect(read(other.near, &octets, octets.count) == 8)
        #expect(ready(queue).isEmpty)
    }

    @Test func roomToWriteIsToldOnlyToWhoWantsIt() throws {
        let queue = try #require(SocketQueue())
        let pair = try Pair()
        queue.watch(pair.near)
        #expect(ready(queue).isEmpty)
        queue.watch(pair.near, isWriting: true)
        #expect(ready(queue) == [pair.near])
        queue.watch(pair.near)
        #expect(ready(queue).isEmpty)
    }

    @Test func whoIsForgottenSaysNothingMore() throws {
        let queue = try #require(SocketQueue())
        let pair = try Pair()
        queue.watch(pair.near)
        pair.say("x")
        queue.forget(pair.near)
        #expect(ready(queue).isEmpty)
    }

    @Test func theEndOfAConnectionIsTold() throws {
        let queue = try #require(SocketQueue())
        let pair = try Pair()
        queue.watch(pair.near)
        shutdown(pair.far, Int32(SHUT_RDWR))
        #expect(ready(queue) == [pair.near])
    }

    @Test func moreThanOneWaitTellsAreToldByTheNext() throws {
        let queue = try #require(SocketQueue())
        var ends: [Int32] = []
        defer { for end in ends { close(end) } }
        for _ in 0..<100 {
            var pair: [Int32] = [0, 0]
            try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
            ends += pair
            queue.watch(pair[0])
            _ = write(pair[1], "x", 1)
        }
        var told: Set<Int32> = []
        for _ in 0..<4 {
            for end in ready(queue) {
                told.insert(end)
                queue.forget(end)
            }
        }
        #expect(told.count == 100)
    }
}
