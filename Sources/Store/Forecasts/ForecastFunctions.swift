internal import Formats
internal import SQLite

/// The SQL functions of forecasts. Each is pure.
///
/// A history is told by the days with a purchase, the first and the last of them, and today, as days since 1970.
enum ForecastFunctions {
    /// - `kamerton_alive(r, alpha, a, b, days, first, last, today)`: the probability to buy again.
    /// - `kamerton_expected(r, alpha, a, b, weeks, days, first, last, today)`: purchases in the weeks to come.
    static func add(to connection: Connection) throws {
        try connection.addFunction("kamerton_alive", arguments: 8) { values in
            guard let (model, history) = read(values) else { return .null }
            return .real(model.alive(history))
        }
        try connection.addFunction("kamerton_expected", arguments: 9) { values in
            guard let weeks = values[4].number, let (model, history) = read(Array(values[..<4] + values[5...]))
            else { return .null }
            return .real(model.expected(weeks, after: history))
        }
    }

    /// Nil for who never bought.
    private static func read(_ values: [SQLValue]) -> (PurchaseModel, PurchaseModel.History)? {
        let numbers = values.compactMap(\.number)
        guard numbers.count == 8, numbers[4] >= 1, numbers[7] >= numbers[6] else { return nil }
        return (
            PurchaseModel(r: numbers[0], alpha: numbers[1], a: numbers[2], b: numbers[3]),
            PurchaseModel.History(
                repeats: Int(numbers[4]) - 1, lastAge: (numbers[6] - numbers[5]) / 7,
                age: (numbers[7] - numbers[5]) / 7)
        )
    }
}

extension SQLValue {
    fileprivate var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }
}
