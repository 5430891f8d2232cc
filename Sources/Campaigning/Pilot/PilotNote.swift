import Foundation
internal import Formats

/// What stands above a draft that the core gets: that it is one, and where to say what is wrong with it.
struct PilotNote {
    private let isRussian: Bool
    private let url: String

    /// - Parameter locale: of the message; English for all but Russian.
    init(locale: String, url: String) {
        isRussian = Locales.language(of: locale) == "ru"
        self.url = url
    }

    private var words: String {
        isRussian
            ? "Это черновик. Вы видите его первыми: скажите, что в нём не так, пока его не получили остальные."
            : "This is a draft. You see it first: tell us what is wrong with it before the others get it."
    }

    private var link: String { isRussian ? "Ответить на пять вопросов" : "Answer five questions" }

    func subject(_ subject: String) -> String { (isRussian ? "[черновик] " : "[draft] ") + subject }

    /// Before everything else that is seen.
    func insert(into html: inout [UInt8]) {
        let note = """
            <div style="margin:0;padding:16px 20px;background-color:#fff4d6;color:#3a2c00;font-family:sans-serif;\
            font-size:16px;line-height:24px"><strong>\(words)</strong> \
            <a href="\(HTMLText.escape(url))" style="color:#3a2c00">\(link)</a></div>

            """
        let text = String(decoding: html, as: UTF8.self)
        let body = text.range(of: "<body[^>]*>", options: [.regularExpression, .caseInsensitive])
        let start = body?.upperBound ?? text.startIndex
        html = Array((text[..<start] + note + text[start...]).utf8)
    }

    func insert(intoText text: inout [UInt8]) {
        text.insert(contentsOf: Array("\(words)\n\(link): \(url)\n\n--------------------\n\n".utf8), at: 0)
    }
}
