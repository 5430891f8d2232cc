/// One record of a CSV file: its fields as they stand, and the physical line on which it begins (1-based).
package struct CSVRecord: Sendable, Hashable {
    package let line: Int
    package let fields: [String]

    package init(line: Int, fields: [String]) { (self.line, self.fields) = (line, fields) }
}

/// Why a record cannot be read. The reader goes on with the next record after it.
package struct CSVError: PhrasedError, Sendable, Hashable {
    /// The physical line on which the record begins.
    package let line: Int
    /// What is wrong and what was found, without the line.
    package let problem: Phrase
    package let advice: Phrase?
    /// The record as well as it could be read, for a file of rejects; invalid bytes are U+FFFD.
    package let fields: [String]
    /// What an import of somebody else's file may make good.
    package let flaw: Flaw?

    package enum Flaw: Sendable, Hashable {
        /// Sound but for the number of its fields.
        case ragged
        /// A quote in the middle of a value that is not quoted: what it says is plain all the same.
        case strayQuote
    }

    package init(
        line: Int, problem: Phrase, advice: Phrase? = nil, fields: [String] = [], flaw: Flaw? = nil
    ) {
        self.flaw = flaw
        self.line = line
        self.problem = problem
        self.advice = advice
        self.fields = fields
    }

    package var phrase: Phrase { Phrase("line \(line): \(problem)") }
}
