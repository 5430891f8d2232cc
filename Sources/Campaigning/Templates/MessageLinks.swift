/// The links of one message. Signing takes longer than anything else about a link: each is made when it is asked for.
struct MessageLinks: Sendable {
    let base: String
    let signer: TokenSigner
    let row: Int64
    /// In a header and in the message.
    let unsubscribe: String

    init(base: String, signer: TokenSigner, row: Int64) {
        (self.base, self.signer, self.row) = (base, signer, row)
        unsubscribe = base + "/u/" + signer.sign(.unsubscribe, row: row)
    }

    var survey: String { base + "/s/" + signer.sign(.survey, row: row) }
    var preferences: String { base + "/p/" + signer.sign(.preferences, row: row) }
    var confirm: String { base + "/confirm/" + signer.sign(.confirm, row: row) }
    var address: String { base + "/address/" + signer.sign(.address, row: row) }
}
