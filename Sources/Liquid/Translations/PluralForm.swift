/// The forms in which a language counts (CLDR's names).
package enum PluralForm: String, Sendable, CaseIterable {
    case one, few, many, other

    /// Those that a language needs for whole numbers. Fractions take `other`, or the nearest that is there.
    package static func needed(in locale: String) -> [PluralForm] {
        isSlavic(locale) ? [.one, .few, .many] : [.one, .other]
    }

    /// What is looked for, in this order, for a number.
    static func candidates(for number: LiquidNumber, in locale: String) -> [PluralForm] {
        guard case .integer(let value) = number.isWhole ? number.whole : number else { return [.other, .few, .many] }
        let (last, lastTwo) = (value.magnitude % 10, value.magnitude % 100)
        guard isSlavic(locale) else { return value.magnitude == 1 ? [.one, .other] : [.other, .many] }
        if last == 1, lastTwo != 11 { return [.one, .other] }
        if (2...4).contains(last), !(12...14).contains(lastTwo) { return [.few, .other, .many] }
        return [.many, .other]
    }

    /// Russian, Ukrainian and Belarusian count alike: 1, 21 · 2, 3, 4 · 5, 11, 20.
    private static func isSlavic(_ locale: String) -> Bool {
        ["ru", "uk", "be"].contains(String(locale.prefix { $0 != "-" && $0 != "_" }).lowercased())
    }
}
