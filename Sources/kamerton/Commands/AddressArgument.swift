import Formats

extension Invocation {
    /// An address given on the command line.
    func address(_ text: String) throws -> EmailAddress {
        do throws(EmailAddress.Invalid) {
            return try EmailAddress(extractingFrom: text)
        } catch {
            throw UsageError(
                message: "\"\(text)\": \(error.message)", suggestion: error.suggestion, command: command.name)
        }
    }
}
