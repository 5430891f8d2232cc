package import Formats

/// `community.declaration`: what members say yes to when they join. A new text is a new version, which they may accept anew.
package struct CommunityDeclaration: Sendable {
    package var version: Int
    package var text: LocalizedText

    package init(version: Int, text: LocalizedText) { (self.version, self.text) = (version, text) }
}

/// Decodes `community.mission` and `community.declaration`.
struct DeclarationReader {
    let collector: FindingCollector

    func mission(_ community: MappingReader?) -> LocalizedText? { collector.localizedText(community?.node("mission")) }

    func declaration(_ community: MappingReader?) -> CommunityDeclaration? {
        guard let inner = community?.mapping("declaration", .declaration) else { return nil }
        let version = inner.value("version", Values.integer(1...100_000))
        let text = collector.localizedText(inner.node("text"), isLine: false)
        guard let version, let text else { return nil }
        return CommunityDeclaration(version: version, text: text)
    }
}
