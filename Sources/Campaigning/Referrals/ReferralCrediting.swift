package import Definitions
package import Formats
package import Store

/// Credits those who brought others (docs/referrals.md): every code that came along is written down once, and decided when what
/// counts has come, or its time is over.
package struct ReferralCrediting {
    /// Decisions in one transaction.
    private static let chunk = 200
    /// Codes that are read at once.
    private static let atOnce = 20_000
    /// Orders come late: what was out of time is looked at again for so long.
    private static let patience: Int64 = 90 * 86_400_000

    private let store: Store
    private let settings: ReferralSettings
    private let zone: Zone
    private let now: Instant

    /// Gives codes to new members and decides what can be decided. Nothing without `referrals:`.
    package static func record(_ store: Store, _ workspace: Workspace, now: Instant) throws {
        guard let settings = workspace.definition.referrals else { return }
        try store.giveReferralCodes(at: now)
        let crediting = ReferralCrediting(
            store: store, settings: settings, zone: workspace.definition.timezone, now: now)
        try crediting.note()
        try crediting.decide()
    }

    /// Writes down what came along, in the order in which it happened.
    private func note() throws {
        while true {
            let touches = try store.openReferralTouches(through: now, limit: ReferralCrediting.atOnce)
            var noted = 0
            for start in stride(from: 0, to: touches.count, by: ReferralCrediting.chunk) {
                noted += try store.inTransaction {
                    try touches[start..<min(start + ReferralCrediting.chunk, touches.count)].count { try note($0) }
                }
            }
            // Another process may have noted them meanwhile.
            if touches.count < ReferralCrediting.atOnce || noted == 0 { return }
        }
    }

    /// False when it is noted already.
    private func note(_ touch: ReferralTouch) throws -> Bool {
        let code = ReferralCode.normalized(touch.code)
        let referrer = try store.member(ofReferralCode: code)
        var refusal = try refusal(touch, referrer)
        if refusal == nil, let standing = try store.standingReferral(memberID: touch.memberID) {
            if standing.isCredited || standing.at <= touch.at {
                refusal = .already
            } else {
                // This one was earlier, and came to be known later.
                try store.refuseReferral(standing.id, .already, now: now)
            }
        }
        return try store.addReferral(
            touch, code: code, referrerID: referrer, refusal: refusal,
            closesAt: settings.window.after(touch.at, in: zone),
            now: now)
    }

    /// The first reason of those that the touch itself shows.
    private func refusal(_ touch: ReferralTouch, _ referrer: Int64?) throws -> ReferralRefusal? {
        guard let referrer else { return .unknown }
        if try isSamePerson(touch.memberID, referrer) { return .oneself }
        if try store.isAbove(touch.memberID, referrer) { return .ring }
        return try store.hasBought(memberID: touch.memberID, before: touch.at, butFor: touch.activityID)
            ? .customer : nil
    }

    /// Only what is certain: the same member, or the same mailbox under another spelling.
    private func isSamePerson(_ a: Int64, _ b: Int64) throws -> Bool {
        if a == b { return true }
        guard let one = try store.emailKey(memberID: a), let other = try store.emailKey(memberID: b) else {
            return false
        }
        return SameMailbox.identity(one) == SameMailbox.identity(other)
    }

    /// Credits in the order in which it was earned, so that a ring breaks at its last link. What is ripe is read beside the
    /// transactions, which are short.
    private func decide() throws {
        while true {
            let ripe = try store.ripeReferrals(
                kinds: settings.activities, countsSignUps: settings.countsSignUps, through: now,
                patience: now - ReferralCrediting.patience, limit: ReferralCrediting.atOnce)
            for start in stride(from: 0, to: ripe.count, by: ReferralCrediting.chunk) {
                try store.inTransaction {
                    for referral in ripe[start..<min(start + ReferralCrediting.chunk, ripe.count)] {
                        try decide(referral)
                    }
                }
            }
            if ripe.count < ReferralCrediting.atOnce { return }
        }
    }

    private func decide(_ referral: RipeReferral) throws {
        guard let at = referral.countedAt, let counted = referral.counted, let referrer = referral.referrerID,
            try store.emailKey(memberID: referral.memberID) != nil
        else { return try store.refuseReferral(referral.id, .window, now: now) }
        // Erased meanwhile: the code is nobody's any more.
        guard try store.emailKey(memberID: referrer) != nil else {
            return try store.refuseReferral(referral.id, .unknown, now: now)
        }
        if let standing = try store.standingReferral(memberID: referral.memberID), standing.isCredited {
            return try store.refuseReferral(referral.id, .already, now: now)
        }
        if try store.isAbove(referral.memberID, referrer) {
            return try store.refuseReferral(referral.id, .ring, now: now)
        }
        try store.creditReferral(referral, at: at, counted: counted, now: now)
    }
}
