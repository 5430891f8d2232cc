package import Definitions
package final class Composer {
    package init(campaign: CampaignDefinition, workspace: Workspace, signer: TokenSigner, salt: [UInt8]) throws {}
    package func compose(_ message: MessageToCompose) throws(ComposeError) -> ComposedMessage {
        throw ComposeError("composing is not available yet")
    }
}
package enum TemplateChecker {
    package static func findings(_ workspace: Workspace) -> [Finding] { [] }
}
