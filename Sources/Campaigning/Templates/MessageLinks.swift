/// The links of one message. Signing takes longer than anything else about a link: each is made when it is asked for.
struct MessageLinks: Sendable {
    let base: String
    let signer: TokenSigner
    let row: Int64
    /// In a header and in the message.
    let unsubscribe: String

    init(base: String, signer: TokenSigner, row: Int64) {
        (self.base, self.signer, self.row) = (base, signer, row)
        unsubscribe = signer.link(base, "/u/", .unsubscribe, row: row)
    }

    var survey: String { signer.link(base, "/s/", .survey, row: row) }
    var preferences: String { signer.link(base, "/p/", .preferences, row: row) }
    var confirm: String { signer.link(base, "/confirm/", .confirm, row: row) }
    var mentor: String { signer.link(base, "/mentor/", .mentorship, row: row) }
    var story: String { signer.link(base, "/story/", .story, row: row) }
    var rsvp: String { signer.link(base, "/e/", .rsvp, row: row) }
    var useful: String { signer.link(base, "/useful/", .useful, row: row) }
    var address: String { signer.link(base, "/address/", .address, row: row) }
}
