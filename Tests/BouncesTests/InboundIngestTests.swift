@testable import Bounces
import Campaigning
import Formats
import Foundation
import Store
import Testing
import TestSupport

@Suite struct InboundIngestTests {
    @Test func aDeadAddressIsSuppressedAtOnceAndTheMessageBounced() throws {
        let scene = try InboundScene()
        let mail = scene.report("5.1.1", "550 5.1.1 User unknown", to: scene.verp(scene.message).uppercased())
        let summary = try scene.take(mail)
        #expect(summary.hard == 1 && summary.suppressed == 1 && summary.messages == 1)
        #expect(try scene.state(scene.message) == "bounced")
        #expect(try scene.isSuppressed("anna@members.example"))
        #expect(try !scene.isSuppressed("boris@members.example"))
        #expect(try scene.store.word("SELECT matched_by FROM inbound_events") == "token")
    }

    @Test func theSameMailAgainChangesNothing() throws {
        let scene = try InboundScene()
        let mail = scene.report("5.1.1", "550 5.1.1 User unknown", to: scene.verp(scene.message))
        try scene.take(mail)
        let before = try scene.store.fullDump()
        let summary = try scene.take(mail, at: scene.now + 1000)
        #expect(summary.unchanged == 1 && summary.created == 0 && summary.hard == 0)
        #expect(try scene.store.fullDump() == before)
    }

    @Test func aDryRunWritesNothing() throws {
        let scene = try InboundScene()
        let before = try scene.store.fullDump()
        let summary = try scene.take(
            scene.report("5.1.1", "550 5.1.1 User unknown", to: scene.verp(scene.message)), dryRun: true)
        #expect(summary.suppressed == 1)
        #expect(try scene.store.fullDump() == before)
        #expect(!FileManager.default.fileExists(atPath: scene.folder.path + "/.kamerton/bounces"))
    }

    @Test func aMessageIsFoundByItsIdByTheRelaysNameAndByTheAddress() throws {
        for (mail, expected) in [
            (
                { (s: InboundScene) in s.report("5.2.2", "552 full", messageID: "<m\(s.message)@example.org>") },
                "message_id"
            ),
            (
                { s in
                    s.report(
                        "5.2.2", "552 full", recipient: "forwarded@host.example",
                        messageID: "<m\(s.message)@example.org>")
                }, "message_id"
            ),
            (
                { s in
                    Mails.report(
                        [Mails.group(status: "5.2.2", "552 full")],
                        returned: "Received: from club by relay id queue\(s.message)\nTo: anna@members.example\n\n")
                }, "relay_id"
            ),
            ({ s in s.report("5.2.2", "552 full") }, "address"),
        ] {
            let scene = try InboundScene()
            try scene.take(mail(scene))
            #expect(try scene.store.word("SELECT matched_by FROM inbound_events") == expected)
            #expect(try scene.state(scene.message) == "bounced")
            #expect(try !scene.isSuppressed("anna@members.example"))
        }
    }

    @Test func aForgedTokenIsNone() throws {
        let scene = try InboundScene()
        let forged = TokenSigner(current: [1]).signForAddress(.bounce, row: scene.message)
        let mail = scene.report(
            "5.1.1", "550 User unknown", to: "bounces+\(forged)@club.example.org", recipient: "nobody@elsewhere.example"
        )
        let summary = try scene.take(mail)
        #expect(summary.unmatched == 1 && summary.suppressed == 0)
        #expect(try scene.state(scene.message) == "sent")
    }

    @Test func aNoticeAboutAnAddressThatWasNotMailedIsNotBelieved() throws {
        let scene = try InboundScene()
        try scene.store.seedMember("clara@members.example")
        let summary = try scene.take(scene.report("5.1.1", "550 User unknown", recipient: "clara@members.example"))
        #expect(summary.suppressed == 0)
        #expect(try !scene.isSuppressed("clara@members.example"))
    }

    @Test func aDelayIsNoFailure() throws {
        let scene = try InboundScene()
        let group = Mails.group(action: "delayed", status: "4.4.1", "connection timed out")
        let summary = try scene.take(Mails.report([group], fields: ["Delivered-To: " + scene.verp(scene.message)]))
        #expect(summary.delayed == 1)
        #expect(try scene.state(scene.message) == "sent")
    }

    @Test func fiveFailuresInARowOverTenDaysGiveTheAddressUp() throws {
        let scene = try InboundScene()
        var last = false
        for round in 0..<5 {
            let at = Sample.now + Int64(round) * 3 * 86_400_000
            let row = try scene.store.seedMessage("weekly", "w\(round)", memberID: scene.anna, kind: "email", at: at)
            #expect(!last)
            try scene.take(
                scene.report("5.2.2", "552 5.2.2 mailbox full", to: scene.verp(row), date: MailDate.text(at + 60_000)),
                at: at + 120_000)
            last = try scene.isSuppressed("anna@members.example")
        }
        #expect(last)
        #expect(try scene.store.word("SELECT effect FROM inbound_events ORDER BY id DESC LIMIT 1") == "suppressed")
    }

    @Test func whatArrivedInBetweenBeginsTheRowAnew() throws {
        let scene = try InboundScene()
        for round in 0..<7 {
            let at = Sample.now + Int64(round + 1) * 3 * 86_400_000
            let row = try scene.store.seedMessage("weekly", "w\(round)", memberID: scene.anna, kind: "email", at: at)
            guard round != 3 else { continue }
            try scene.take(
                scene.report("5.2.2", "552 5.2.2 mailbox full", to: scene.verp(row), date: MailDate.text(at + 60_000)),
                at: at + 120_000)
        }
        #expect(try !scene.isSuppressed("anna@members.example"))
    }

    @Test func fiveFailuresOnOneDayAreNotEnough() throws {
        let scene = try InboundScene()
        for round in 0..<6 {
            let at = Sample.now + Int64(round) * 3_600_000
            let row = try scene.store.seedMessage("weekly", "w\(round)", memberID: scene.anna, kind: "email", at: at)
            try scene.take(
                scene.report("5.2.2", "552 mailbox full", to: scene.verp(row), date: MailDate.text(at)), at: at)
        }
        #expect(try !scene.isSuppressed("anna@members.example"))
    }

    @Test func aComplaintThatHidesTheAddressIsFoundByTheLinkInTheHeader() throws {
        let scene = try InboundScene()
        let link = "https://club.example.org/u/" + scene.signer.sign(.unsubscribe, row: scene.message)
        let text = """
            From: fbl@provider.example
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="xx"

            --xx
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            Original-Rcpt-To: redacted

            --xx
            Content-Type: message/rfc822

            To: redacted@provider.example
            List-Unsubscribe: <\(link)>, <mailto:x@club.example.org>
            Subject: News

            Hello
            --xx--
            """
        let summary = try scene.take(Array(text.utf8))
        #expect(summary.complaints == 1 && summary.suppressed == 1)
        #expect(try scene.state(scene.message) == "complained")
        #expect(try scene.store.suppression(emailKey: "anna@members.example")?.reason == .complained)
    }

    @Test func aMailThatUnsubscribesWithdrawsConsentOnce() throws {
        let scene = try InboundScene()
        let mail = Mails.notice(
            from: "Anna <anna@private.example>", subject: "unsubscribe",
            fields: ["Delivered-To: " + scene.verp(scene.message, .unsubscribe)], "")
        #expect(try scene.take(mail).withdrawn == 1)
        #expect(try scene.store.consentStanding(memberID: scene.anna, purpose: "all")?.state == .withdrawn)
        #expect(try scene.state(scene.message) == "sent")
        #expect(try scene.take(mail).unchanged == 1)
    }

    @Test func aNoteOfAbsenceChangesNothing() throws {
        let scene = try InboundScene()
        let mail = Mails.notice(
            from: "anna@members.example", subject: "Automatic reply: News",
            fields: ["Delivered-To: " + scene.verp(scene.message), "Auto-Submitted: auto-replied"], "Back on Monday")
        let summary = try scene.take(mail)
        #expect(summary.autoreplies == 1 && summary.kept == 1)
        #expect(try scene.state(scene.message) == "sent")
        #expect(try !scene.isSuppressed("anna@members.example"))
    }

    @Test func whatAPersonWritesIsKeptForTheCampaignsOwner() throws {
        let scene = try InboundScene()
        let mail = Mails.notice(
            from: "Anna <anna@members.example>", subject: "Re: News",
            fields: ["In-Reply-To: <m\(scene.message)@example.org>"], "Thank you!")
        #expect(try scene.take(mail).replies == 1)
        var listed: [ListedInboundEvent] = []
        try scene.store.forEachInboundEvent(kind: "reply", campaign: "news") { listed.append($0) }
        #expect(listed.map(\.email) == ["anna@members.example"])
        let file = InboundFolder.file(try #require(listed.first).hash, in: scene.folder.path + "/.kamerton/bounces")
        #expect(FileManager.default.contents(atPath: file).map { [UInt8]($0) } == mail)
    }

    @Test func theConfirmationOfANewAddressSaysNothingOfTheOldOne() throws {
        let scene = try InboundScene()
        let row = try scene.store.seedMessage(
            AddressChange.campaign(.new), "address:1", memberID: scene.anna, kind: "email", at: Sample.now)
        let mail = scene.report(
            "5.1.1", "550 5.1.1 User unknown", to: scene.verp(row), recipient: "typo@elsewhere.example")
        let summary = try scene.take(mail)
        #expect(summary.hard == 1 && summary.suppressed == 0)
        #expect(try scene.state(row) == "bounced")
        #expect(try !scene.isSuppressed("anna@members.example"))
        #expect(try scene.store.word("SELECT effect FROM inbound_events") == "other_address")
    }

    @Test func aMemberWhoForwardsToADeadMailboxIsNotMailedThere() throws {
        let scene = try InboundScene()
        try scene.take(
            scene.report("5.1.1", "550 User unknown", to: scene.verp(scene.message), recipient: "old@job.example"))
        #expect(try scene.isSuppressed("anna@members.example"))
    }

    @Test func aBounceThatOvertakesTheRelaysReplyIsSettledLater() throws {
        let scene = try InboundScene()
        try scene.store.connection.run("UPDATE messages SET state = 'sending' WHERE id = \(scene.message)")
        try scene.take(scene.report("5.1.1", "550 User unknown", to: scene.verp(scene.message)))
        #expect(try scene.state(scene.message) == "sending")
        try scene.store.connection.run("UPDATE messages SET state = 'sent' WHERE id = \(scene.message)")
        try scene.store.settleEarlyReturns(at: scene.now)
        #expect(try scene.state(scene.message) == "bounced")
    }

    @Test func anUncertainMessageThatComesBackWasSent() throws {
        let scene = try InboundScene()
        try scene.store.connection.run(
            "UPDATE messages SET state = 'uncertain', sent_at = NULL WHERE id = \(scene.message)")
        try scene.take(scene.report("5.2.2", "552 full", to: scene.verp(scene.message)))
        #expect(try scene.state(scene.message) == "bounced")
    }

    @Test func whatServersSayIsKeptWithoutAddresses() throws {
        let scene = try InboundScene()
        try scene.take(
            scene.report("5.1.1", "550 5.1.1 <anna@members.example>: unknown", to: scene.verp(scene.message)))
        #expect(try scene.store.word("SELECT words FROM inbound_events") == "550 5.1.1 <[address]>: unknown")
    }

    @Test func aMaildirAFolderAnMboxAndAFileAreRead() throws {
        let folder = TemporaryFolder()
        folder.write("Subject: 1\n\n", to: "Maildir/new/1")
        folder.write("Subject: 2\n\n", to: "Maildir/cur/2:2,S")
        folder.write("Subject: 3\n\n", to: "Maildir/tmp/3")
        folder.write("Subject: 4\n\n", to: "Maildir/.hidden")
        folder.write(
            "From x Tue Oct 13 10:00:00 2026\nSubject: 5\n\nFrom x Tue Oct 13 10:00:00 2026\nSubject: 6\n\n",
            to: "two.mbox")
        func count(_ name: String) throws -> Int {
            var count = 0
            try MailBox.forEachMail(at: folder.path + "/" + name) { _, _ in count += 1 }
            return count
        }
        #expect(try count("Maildir") == 2)
        #expect(try count("two.mbox") == 2)
        #expect(try count("Maildir/new/1") == 1)
        #expect(throws: MailBoxError.self) { try count("nothing") }
    }
}
