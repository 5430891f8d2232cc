internal import Formats

/// Why a filter cannot answer; the renderer adds the place.
struct FilterFailure: Error {
    let message: Phrase
    init(_ message: Phrase) { self.message = message }
}

/// What stands after a filter's colon.
struct FilterArguments: Sendable {
    var values: [LiquidValue] = []
    var named = LiquidObject()

    var count: Int { values.count }

    /// Nil when it was not given.
    func given(_ index: Int) -> LiquidValue? { index < values.count ? values[index] : nil }

    subscript(index: Int) -> LiquidValue { index < values.count ? values[index] : .nil }
}

/// A filter of the language.
final class Filter: Sendable {
    typealias Body =
        @Sendable (LiquidValue, FilterArguments, inout Renderer) throws(FilterFailure) -> LiquidValue

    let name: String
    let arity: ClosedRange<Int>
    /// Names of the arguments that are given by name.
    let names: [String]
    /// The names are the author's.
    let takesAnyName: Bool
    let body: Body

    init(
        _ name: String, _ arity: ClosedRange<Int> = 0...0, names: [String] = [], takesAnyName: Bool = false,
        body: @escaping Body
    ) {
        (self.name, self.arity, self.names, self.takesAnyName, self.body) = (name, arity, names, takesAnyName, body)
    }

    func check(_ arguments: FilterArguments) throws(FilterFailure) {
        let unknown = names.isEmpty && !takesAnyName && !arguments.named.isEmpty ? 1 : 0
        if !arity.contains(arguments.count + unknown) { throw FilterFailure(wrongCount(arguments.count + unknown)) }
    }

    /// What is wrong with arguments as they are written; nil when nothing is.
    func complaint(about arguments: [FilterCall.Argument]) -> Phrase? {
        let count = arguments.count { $0.name == nil }
        if !arity.contains(count) { return Phrase("\(name): \(wrongCount(count))") }
        for case let found? in arguments.map(\.name) where !takesAnyName && !names.contains(found) {
            return Phrase("\(name): there is no argument \"\(found)\"")
        }
        return nil
    }

    private func wrongCount(_ count: Int) -> Phrase {
        arity.count == 1
            ? Phrase("takes \(arity.lowerBound, "argument", "arguments"), found \(count)")
            : Phrase("takes \(arity.lowerBound) to \(arity.upperBound, "argument", "arguments"), found \(count)")
    }
}
