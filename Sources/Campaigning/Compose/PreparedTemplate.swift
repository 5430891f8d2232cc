internal import Formats
internal import Liquid

/// A template with all that is the same for every message made of it, made once.
final class PreparedTemplate: Sendable {
    /// A subject and its header field.
    struct Subject: Sendable {
        let text: HeaderText
        let field: [UInt8]

        init(_ text: HeaderText) { (self.text, field) = (text, MessageHeaders.subject(text)) }
    }

    let message: MessageTemplate
    /// The variables that do not depend on the member.
    let common: LiquidObject
    let reads: TemplateScope.MemberReads?
    let languageField: [UInt8]
    /// About as many bytes as the parts take.
    let htmlSize: Int
    let textSize: Int
    let memories = ComposingMemories()
    private let constantSubject: Subject?
    private let constantPreview: String?

    init(_ message: MessageTemplate, _ scope: TemplateScope) {
        (self.message, common) = (message, scope.common(message.locale))
        reads = message.memberNames.map(scope.reads)
        languageField = MessageHeaders.language(message.locale)
        htmlSize = message.html.sourceCount * 5 / 4 + 512
        textSize = message.text.sourceCount * 5 / 4 + 512
        constantSubject = message.subject.constant.map { Subject(HeaderText(cleaning: $0)) }
        constantPreview = message.preview.map { $0.constant.map { HeaderText(cleaning: $0).value } } ?? ""
    }

    var locale: String { message.locale }
    var images: [InlineImage] { message.images }
    var attachments: [Attachment] { message.attachments }

    func subject(_ variables: LiquidObject, _ context: LiquidContext) throws(LiquidError) -> Subject {
        if let constantSubject { return constantSubject }
        return Subject(HeaderText(cleaning: try message.subject.render(variables, in: context)))
    }

    /// Empty where the template has none.
    func preview(_ variables: LiquidObject, _ context: LiquidContext) throws(LiquidError) -> String {
        if let constantPreview { return constantPreview }
        return HeaderText(cleaning: try message.preview?.render(variables, in: context) ?? "").value
    }
}
