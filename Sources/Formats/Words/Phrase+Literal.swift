extension Phrase {
    /// What stands between the quotes of `Phrase("…")`.
    package struct Literal: ExpressibleByStringInterpolation, Sendable {
        let template: String
        let values: [Value]

        package init(stringLiteral text: String) { (template, values) = (text, []) }

        package init(stringInterpolation: Interpolation) {
            (template, values) = (stringInterpolation.template, stringInterpolation.values)
        }
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var template = ""
        fileprivate var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            template.reserveCapacity(literalCapacity + 3 * interpolationCount)
        }

        package mutating func appendLiteral(_ text: String) { template += text }

        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            append(.text(value.description), "")
        }

        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            append(.number(Int(clamping: number)), "")
        }

        /// `\(12.34, places: 1)` says 12.3, in Russian 12,3; signed also a plus.
        package mutating func appendInterpolation(_ number: Double, places: Int, isSigned: Bool = false) {
            append(.decimal(number, places: places, isSigned: isSigned), "")
        }

        package mutating func appendInterpolation(_ phrase: Phrase) { append(.phrase(phrase), "") }

        /// `\(n, "member", "members")` says "1 member", "5 members".
        package mutating func appendInterpolation(_ number: some BinaryInteger, _ one: String, _ several: String) {
            append(.number(Int(clamping: number)), "|\(one)|\(several)")
        }

        /// `\(agreeing: n, "is", "are")` says only the word.
        package mutating func appendInterpolation(
            agreeing number: some BinaryInteger, _ one: String, _ several: String
        ) {
            append(.number(Int(clamping: number)), ":\(one)|\(several)")
        }

        private mutating func append(_ value: Value, _ forms: String) {
            values.append(value)
            template += "{\(values.count)\(forms)}"
        }
    }
}

extension DefaultStringInterpolation {
    /// Warnings are errors here: a phrase in a plain text would be English for good.
    @available(*, deprecated, message: "say phrase.text(in: language), or make the whole sentence a Phrase")
    package mutating func appendInterpolation(_ phrase: Phrase) { appendLiteral(phrase.english) }
}
