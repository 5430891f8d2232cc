package import Formats
package import Store

/// One message to make: the ledger's row and the member.
package struct MessageToCompose: Sendable {
    /// `messages.id`; 0 for previews and tests, whose links then lead nowhere.
    package let row: Int64
    /// The campaign's name in the ledger, which a rename does not change; nil is its present name.
    package let campaign: String?
    package let occurrence: String
    package let step: String
    package let variant: String?
    package let member: MemberSnapshot
    /// The Date header.
    package let date: Instant
    /// Marks the subject of a `send-test` copy.
    package let isTest: Bool
    /// A copy for an address of our own: nobody's, and said so in its header.
    package let isSeed: Bool
    /// What else the member has with us; nil shows in previews what an invented member might have.
    package var belongings: Belongings?
    /// What is known of the date that it is about.
    package var event: EventStanding?
    /// Goes to the core as a draft, with its questions.
    package var isDraft = false
    /// What may be quoted; nil shows in previews what an invented member might have told.
    package var stories: StoryShelf?

    package init(
        row: Int64, campaign: String? = nil, occurrence: String, step: String, variant: String? = nil,
        member: MemberSnapshot, date: Instant, isTest: Bool = false, isSeed: Bool = false
    ) {
        self.row = row
        self.campaign = campaign
        self.occurrence = occurrence
        self.step = step
        self.variant = variant
        self.member = member
        self.date = date
        self.isTest = isTest
        self.isSeed = isSeed
    }
}

/// A message ready for a transport.
package struct ComposedMessage: Sendable {
    /// RFC 5321 reverse path, without angle brackets.
    package let envelopeSender: String
    package let recipient: String
    /// The From line, for people.
    package let from: String
    /// With angle brackets.
    package let messageID: String
    package let subject: String
    /// What mail programs show beside the subject.
    package let preview: String
    package let locale: String
    private let parts: (html: [UInt8], text: [UInt8])
    /// Those that the HTML refers to.
    let pictures: [InlineImage]
    /// Files that go with it.
    package let attachments: [Attached]
    /// RFC 5322 octets: CRLF lines, no dot-stuffing, no final dot.
    package fileprivate(set) var bytes: [UInt8]

    package init(
        envelopeSender: String, recipient: String, messageID: String, subject: String, locale: String, html: String,
        text: String, bytes: [UInt8]
    ) {
        self.init(
            envelopeSender: envelopeSender, recipient: recipient, from: "", messageID: messageID, subject: subject,
            preview: "", locale: locale, parts: (Array(html.utf8), Array(text.utf8)), pictures: [], attachments: [],
            bytes: bytes)
    }

    init(
        envelopeSender: String, recipient: String, from: String, messageID: String, subject: String, preview: String,
        locale: String, parts: (html: [UInt8], text: [UInt8]), pictures: [InlineImage], attachments: [Attached],
        bytes: [UInt8]
    ) {
        self.envelopeSender = envelopeSender
        self.recipient = recipient
        self.from = from
        self.messageID = messageID
        self.subject = subject
        self.preview = preview
        self.locale = locale
        self.parts = parts
        self.pictures = pictures
        self.attachments = attachments
        self.bytes = bytes
    }

    /// A file that goes with the message: its name, and its size in bytes.
    package struct Attached: Sendable {
        package let name: String
        package let size: Int
    }

    /// The parts before they were encoded: for people who look at a message, not for sending it.
    package var html: String { String(decoding: parts.html, as: UTF8.self) }
    package var text: String { String(decoding: parts.text, as: UTF8.self) }

    /// The HTML as a page of its own, its pictures inside it: for a browser.
    package var page: String {
        pictures.reduce(html) { $0.replacing("cid:" + $1.contentID, with: $1.dataAddress) }
    }
}

/// A message that has all but its signatures: places are kept for them. They take ten times as long as the rest, and what
/// composing had in the processor's caches is gone after each; so who makes many messages composes several, then signs them.
package final class MessageToSign {
    /// Whole once it is signed.
    package private(set) var message: ComposedMessage
    private let signatures: [SignatureToMake]

    init(_ message: ComposedMessage, _ signatures: [SignatureToMake]) {
        (self.message, self.signatures) = (message, signatures)
    }

    /// One that goes unsigned.
    package convenience init(_ message: ComposedMessage) { self.init(message, []) }

    package func sign() throws(ComposeError) {
        do throws(DKIMError) {
            try signatures.fill(&message.bytes)
        } catch {
            throw ComposeError(error.phrase)
        }
    }
}
