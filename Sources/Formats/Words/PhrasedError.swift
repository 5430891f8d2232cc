/// An error that knows how to tell people what is wrong and what to do next.
package protocol PhrasedError: Error {
    /// What is wrong and what was found: one sentence without a final full stop.
    var phrase: Phrase { get }
    var advice: Phrase? { get }
}

extension PhrasedError {
    package var advice: Phrase? { nil }
}

extension Phrase {
    /// `what is wrong; what to do next`, for where both stand in one line.
    package func followed(by advice: Phrase?) -> Phrase { advice.map { Phrase("\(self); \($0)") } ?? self }
}
