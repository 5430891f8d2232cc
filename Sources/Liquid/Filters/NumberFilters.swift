internal import Formats

/// Filters that compute. Numbers with a decimal point are added as people write them: 10.1 + 2.2 is 12.3.
enum NumberFilters {
    static let all: [Filter] = [
        Filter("plus", 1...1) { input, arguments, _ in (input.number + arguments[0].number).value },
        Filter("minus", 1...1) { input, arguments, _ in (input.number - arguments[0].number).value },
        Filter("times", 1...1) { input, arguments, _ in (input.number * arguments[0].number).value },
        Filter("divided_by", 1...1) { input, arguments, _ throws(FilterFailure) in
            (input.number / (try divisor(arguments[0]))).value
        },
        Filter("modulo", 1...1) { input, arguments, _ throws(FilterFailure) in
            (input.number % (try divisor(arguments[0]))).value
        },
        Filter("abs") { input, _, _ in
            let number = input.number
            return (number < .integer(0) ? .integer(0) - number : number).value
        },
        Filter("ceil") { input, _, _ in input.number.rounded(.up).whole.value },
        Filter("floor") { input, _, _ in input.number.rounded(.down).whole.value },
        Filter("round", 0...1) { input, arguments, _ in
            let digits = arguments[0].number.whole
            guard case .integer(let places) = digits, places > 0 else {
                var below = 0
                if case .integer(let places) = digits { below = Int(max(places, -30)) }
                return input.number.rounded(.halfAwayFromZero, to: below).whole.value
            }
            return input.number.rounded(.halfAwayFromZero, to: Int(min(places, 30))).value
        },
        Filter("at_least", 1...1) { input, arguments, _ in
            let (number, bound) = (input.number, arguments[0].number)
            return (number < bound ? bound : number).value
        },
        Filter("at_most", 1...1) { input, arguments, _ in
            let (number, bound) = (input.number, arguments[0].number)
            return (bound < number ? bound : number).value
        },
    ]

    private static func divisor(_ value: LiquidValue) throws(FilterFailure) -> LiquidNumber {
        let number = value.number
        if number.isZero { throw FilterFailure(Phrase("divided by 0")) }
        return number
    }
}
