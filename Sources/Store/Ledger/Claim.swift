package import Formats

/// Who holds rows in state `sending`: one process of one machine since one boot.
package struct Claim: Sendable, Hashable {
    package let id: Int64
    package let node: String
    package let pid: Int32
    package let bootID: String
    package let startedAt: Instant

    package init(id: Int64, node: String, pid: Int32, bootID: String, startedAt: Instant) {
        self.id = id
        self.node = node
        self.pid = pid
        self.bootID = bootID
        self.startedAt = startedAt
    }
}
