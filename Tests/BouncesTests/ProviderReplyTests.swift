@testable import Bounces
import Testing

/// What large providers and usual servers reply, and what it says of the address.
@Suite struct ProviderReplyTests {
    static let dead = [
        "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient anna@members.example not found by SMTP address lookup",
        "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).",
        "554 delivery error: dd Sorry, your message to anna@members.example cannot be delivered. This mailbox is disabled (554.30).",
        "552 1 Requested mail action aborted, mailbox not found",
        "550 Message was not accepted -- invalid mailbox. Local mailbox anna@members.example is unavailable: user not found",
        "550 Message was not accepted -- invalid mailbox. Local mailbox anna@members.example is unavailable: account is disabled",
        "550 5.7.1 No such user!", "550 sorry, no mailbox here by that name. (#5.7.17)",
        "553 5.3.0 <anna@members.example>... Addressee unknown, relay=[192.0.2.7]",
        "550 Address anna@members.example does not exist", "550 5.4.310 DNS domain members.example does not exist",
        "550 5.1.1 <anna@members.example>: Email address could not be found, or was misspelled (G8)",
        "550 5.1.1 Not our Customer", "550 5.1.1 <anna@members.example>: inactive email address",

        "553 5.1.2 We weren't able to find the recipient domain",
        "501 5.1.3 Bad recipient address syntax", "550 unknown user <anna@members.example>", "550 Invalid recipient",
        "550 5.1.1 unknown or illegal alias: anna@members.example", "550 5.2.1 This mailbox has been deactivated",
        "550 5.1.1 <anna@members.example>: Recipient address rejected: undeliverable address: host mx said: 550 no such user",
        "550 Почтовый ящик не существует", "550 Unrouteable address",
        "550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416",
    ]
    static let alive = [
        "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
        "550 5.4.316 Message expired, connection refused",
        "550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.",
        "550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required",
        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
        "554 5.7.1 <anna@members.example>: Relay access denied",
        "450 4.2.1 The user you are trying to contact is receiving mail too quickly",
        "421 4.7.0 [TS01] Messages from 192.0.2.7 temporarily deferred due to user complaints",
        "550 Email rejected due to security policies", "550 Rejected by header based manually Blocked Senders",
        "554 Message refused", "550 5.4.1 All recipient addresses rejected : Access denied.",
        "550 Administrative prohibition", "571 Delivery not authorized, message refused",
        "554 5.2.0 STOREDRV.Deliver.Exception:QuotaExceededException; Failed to process message",
        "550 Benutzer hat zuviele Mails auf dem Server",
        "552 RCPT TO:<anna@members.example> Mailbox disk quota exceeded",
        "554 5.7.1 [2] Message rejected under suspicion of SPAM",
        "550 spam message rejected. Please visit http://help.example/notspam",
        "550 [SUSPEND] Mailbox currently suspended - Please contact correspondent directly",
        "554 5.4.14 Hop count exceeded",
        "550 5.7.515 Access denied, sending domain club.example does not meet the required authentication level",
        "550 SC-001 Unfortunately, messages from 192.0.2.7 weren't sent. Please contact your Internet service provider",
        "554-No SMTP service 554 IP address is black listed", "550 Sender verify failed",
        "550-Requested action not taken: mailbox unavailable 550 Sender address is not allowed.",
        "554 5.7.1 The message matches a profile the Internet community may consider spam (6)",
        "550 5.6.0 Lone CR or LF in headers",
        "550 5.7.1 [CS01] Message rejected due to local policy", "552 Mailbox limit exceeded for this email address",
        "550 5.7.1 Client host rejected: cannot find your reverse hostname", "550 Почтовый ящик получателя переполнен",
        "550 5.7.606 Access denied, banned sending IP [192.0.2.7]",
        "554 5.7.1 Service unavailable; Client host blocked using zen.spamhaus.org",
    ]

    @Test(arguments: dead) func aDeadAddressIsHard(reply: String) { #expect(verdict(reply) == "hard") }

    @Test(arguments: alive) func whatSaysNothingAgainstTheAddressIsSoft(reply: String) {
        #expect(verdict(reply) == "soft")
    }

    private func verdict(_ reply: String) -> String? {
        let status = EnhancedStatus.first(in: reply) ?? "\(reply.first ?? "5").0.0"
        let mail = Mails.report([Mails.group(status: status, reply)])
        return MailReading(parsing: mail)?.events.first?.kind.rawValue
    }
}
