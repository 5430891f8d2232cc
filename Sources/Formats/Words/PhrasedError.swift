/// An error that knows how to tell people what is wrong and what to do next.
package protocol PhrasedError: Error {
    /// What is wrong and what was found: one sentence without a final full stop.
    var phrase: Phrase { get }
    var advice: Phrase? { get }
}

extension PhrasedError {
    package var advice: Phrase? { nil }
}
