internal import JSON

/// One survey tool's way to give the answers of a response that it has named.
protocol AnswerAPI: Sendable {
    /// What goes with each request.
    var headers: [(name: String, value: String)] { get }
    /// Where the questions of a survey are, and the answers of a response; below the tool's address.
    func surveyPath(_ survey: String) -> String
    func responsePath(survey: String, response: String) -> String
    /// What a response says, in the words of its survey.
    func content(of response: JSONValue, survey: JSONValue) throws(HookMalformed) -> ToolEvent.Content
}

extension AnswerAPI {
    /// Ids of tools are plain; whatever else an event calls one is no part of an address.
    static func isID(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte)
            }
    }
}
