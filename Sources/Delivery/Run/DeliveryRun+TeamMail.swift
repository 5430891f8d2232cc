internal import Campaigning
internal import Definitions
internal import Formats

extension DeliveryRun {
    /// Sends somebody of the team a mail of our own, by the relay of service mail.
    /// - Returns: nil when it was taken; else why not.
    static func send(
        _ workspace: Workspace, campaign: String, occurrence: String, _ compose: () throws -> ComposedMessage
    ) throws -> Phrase? {
        let message: ComposedMessage
        do {
            message = try compose()
        } catch let error as ComposeError {
            return error.phrase
        }
        let delivery = try SingleDelivery(
            message, campaign: campaign, occurrence: occurrence,
            through: try TransportFactory.make(workspace, of: .service).transport)
        return delivery.isAccepted ? nil : delivery.words
    }
}
