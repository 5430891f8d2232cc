package import Formats

/// One code of a pool.
package struct PoolCode: Sendable {
    package let pool: String
    package let code: String
    package let expiresAt: Instant?
    package let importedAt: Instant
    package let givenAt: Instant?
    package let email: String?
    package let campaign: String?
    /// For which it was given, instead of in a letter.
    package let reward: String?
}

/// How full a pool is.
package struct PoolLevel: Sendable, Hashable {
    package let pool: String
    package let given: Int
    package let free: Int
    /// Never given, and too late for it.
    package let expired: Int

    package init(pool: String, given: Int, free: Int, expired: Int) {
        (self.pool, self.given, self.free, self.expired) = (pool, given, free, expired)
    }
}

/// A code that a message carries.
package struct GivenCode: Sendable, Hashable {
    package let code: String
    package let expiresAt: Instant?

    package init(code: String, expiresAt: Instant?) { (self.code, self.expiresAt) = (code, expiresAt) }
}
