/// The forms in which a language counts (CLDR's names).
package enum PluralForm: String, Sendable, CaseIterable {
    case zero, one, two, few, many, other

    /// Those that a language needs for whole numbers. Fractions take `other`, or the nearest that is there; `zero` may be
    /// given in any language, for "no orders".
    package static func needed(in locale: String) -> [PluralForm] { PluralRule(locale).forms }

    /// What is looked for, in this order, for a number.
    static func candidates(for number: LiquidNumber, in locale: String) -> [PluralForm] {
        guard case .integer(let value) = number.isWhole ? number.whole : number else { return [.other, .few, .many] }
        let form = PluralRule(locale).form(of: value.magnitude)
        return (value == 0 ? [.zero] : []) + [form, .other, .many]
    }
}

/// How a language chooses among its forms for a whole number (Unicode CLDR, plural rules).
enum PluralRule: Sendable {
    /// 1 · all others.
    case oneAndOther
    /// 0 and 1 · all others.
    case zeroIsOne
    /// One form for all.
    case same
    /// 1, 21 · 2, 3, 22 · 5, 11, 20.
    case eastSlavic
    /// 1 · 2, 3, 22 · 5, 11, 21.
    case polish
    /// 1, 21 · 2, 3, 22 · 5, 11.
    case southSlavic
    /// 1 · 2, 3, 4 · 5.
    case czech
    case lithuanian, latvian, romanian, slovenian, hebrew, arabic

    init(_ locale: String) {
        switch String(locale.prefix { $0 != "-" && $0 != "_" }).lowercased() {
        case "ru", "uk", "be": self = .eastSlavic
        case "pl": self = .polish
        case "sr", "hr", "bs": self = .southSlavic
        case "cs", "sk": self = .czech
        case "lt": self = .lithuanian
        case "lv": self = .latvian
        case "ro", "mo": self = .romanian
        case "sl": self = .slovenian
        case "he", "iw": self = .hebrew
        case "ar": self = .arabic
        case "fr", "pt", "hy", "fa", "hi", "bn", "gu", "kn", "am", "zu": self = .zeroIsOne
        case "ja", "zh", "ko", "vi", "th", "id", "ms", "lo", "my", "yue": self = .same
        default: self = .oneAndOther
        }
    }

    var forms: [PluralForm] {
        switch self {
        case .same: [.other]
        case .oneAndOther, .zeroIsOne: [.one, .other]
        case .eastSlavic, .polish: [.one, .few, .many]
        case .southSlavic, .czech, .lithuanian, .romanian: [.one, .few, .other]
        case .latvian: [.zero, .one, .other]
        case .hebrew: [.one, .two, .other]
        case .slovenian: [.one, .two, .few, .other]
        case .arabic: [.zero, .one, .two, .few, .many, .other]
        }
    }

    func form(of value: UInt64) -> PluralForm {
        let (last, lastTwo) = (value % 10, value % 100)
        let isTeen = (11...19).contains(lastTwo)
        let isFew = (2...4).contains(last) && !(12...14).contains(lastTwo)
        switch self {
        case .same: return .other
        case .oneAndOther: return value == 1 ? .one : .other
        case .zeroIsOne: return value <= 1 ? .one : .other
        case .eastSlavic: return last == 1 && lastTwo != 11 ? .one : isFew ? .few : .many
        case .polish: return value == 1 ? .one : isFew ? .few : .many
        case .southSlavic: return last == 1 && lastTwo != 11 ? .one : isFew ? .few : .other
        case .czech: return value == 1 ? .one : (2...4).contains(value) ? .few : .other
        case .lithuanian: return isTeen || last == 0 ? .other : last == 1 ? .one : .few
        case .latvian: return isTeen || last == 0 ? .zero : last == 1 ? .one : .other
        case .romanian: return value == 1 ? .one : value == 0 || (1...19).contains(lastTwo) ? .few : .other
        case .slovenian: return lastTwo == 1 ? .one : lastTwo == 2 ? .two : (3...4).contains(lastTwo) ? .few : .other
        case .hebrew: return value == 1 ? .one : value == 2 ? .two : .other
        case .arabic: return arabic(value, lastTwo)
        }
    }

    private func arabic(_ value: UInt64, _ lastTwo: UInt64) -> PluralForm {
        switch value {
        case 0: .zero
        case 1: .one
        case 2: .two
        default: (3...10).contains(lastTwo) ? .few : lastTwo >= 11 ? .many : .other
        }
    }
}
