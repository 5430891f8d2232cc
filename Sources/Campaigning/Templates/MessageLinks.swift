/// The links of one message.
struct MessageLinks: Sendable {
    let survey: String
    let unsubscribe: String
    let preferences: String
    let confirm: String
    let address: String

    init(base: String, signer: TokenSigner, row: Int64) {
        survey = base + "/s/" + signer.sign(.survey, row: row)
        unsubscribe = base + "/u/" + signer.sign(.unsubscribe, row: row)
        confirm = base + "/confirm/" + signer.sign(.confirm, row: row)
        address = base + "/address/" + signer.sign(.address, row: row)
        preferences = base + "/p/" + signer.sign(.preferences, row: row)
    }
}
