/// Why a text is not a cron expression.
package struct CronMistake: Error, Sendable {
    /// Characters from the start of the text.
    package let offset: Int
    package let length: Int
    package let message: String
    package let suggestion: String?

    package init(offset: Int, length: Int, message: String, suggestion: String? = nil) {
        (self.offset, self.length, self.message, self.suggestion) = (offset, length, message, suggestion)
    }
}

extension CronExpression {
    /// Five fields with names, lists, ranges and steps; `@monthly` and its kin.
    package init(parsing text: String) throws(CronMistake) {
        throw CronMistake(offset: 0, length: 1, message: "cron is not available yet")
    }
}
