internal import Formats

/// Filters that speak the reader's language: money, dates, plurals.
enum MailFilters {
    static let all: [Filter] = [
        Filter("money", 0...1, names: ["decimals", "locale"]) { input, arguments, renderer throws(FilterFailure) in
            try money(input, arguments, renderer)
        },
        Filter("date_in", 0...1, names: ["locale", "zone"]) { input, arguments, renderer throws(FilterFailure) in
            try date(input, arguments, &renderer)
        },
        Filter("plural", 2...3) { input, arguments, renderer in
            arguments[pluralForm(input.number, count: arguments.count, renderer.locale)]
        },
    ]

    // MARK: Money

    private static let signs = ["RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KZT": "₸", "UAH": "₴"]
    /// Written before the number in English without a space.
    private static let prefixes: Set<String> = ["USD", "EUR", "GBP", "JPY"]

    /// `1 234,50 ₽`, `$1,234.50`; the hundredths only where there are any, unless `decimals:` says how many.
    private static func money(_ input: LiquidValue, _ arguments: FilterArguments, _ renderer: Renderer)
        throws(FilterFailure) -> LiquidValue
    {
        if input.isNil { return .nil }
        let locale = arguments.named["locale"].map { LiquidLocale($0.text) } ?? renderer.locale
        let currency = arguments[0].text.uppercased()
        let places = currency == "JPY" ? 0 : 2
        let amount = input.number.rounded(.halfAwayFromZero, to: places)
        let decimals: Int
        if let wanted = arguments.named["decimals"] {
            guard let number = wanted.strictInteger, (0...8).contains(number) else {
                throw FilterFailure(Phrase("decimals are a whole number from 0 to 8"))
            }
            decimals = Int(number)
        } else {
            decimals = amount.isWhole ? 0 : places
        }
        let text = grouped(input.number.rounded(.halfAwayFromZero, to: decimals), decimals, locale)
        return .string(withCurrency(text.digits, isNegative: text.isNegative, currency, locale))
    }

    private static func withCurrency(_ digits: String, isNegative: Bool, _ currency: String, _ locale: LiquidLocale)
        -> String
    {
        let sign = isNegative ? "-" : ""
        guard !currency.isEmpty else { return sign + digits }
        switch locale.language {
        case .russian: return "\(sign)\(digits)\u{A0}\(signs[currency] ?? currency)"
        case .english:
            if prefixes.contains(currency), let symbol = signs[currency] { return "\(sign)\(symbol)\(digits)" }
            return "\(sign)\(currency)\u{A0}\(digits)"
        }
    }

    private static func grouped(_ number: LiquidNumber, _ decimals: Int, _ locale: LiquidLocale) -> (
        digits: String, isNegative: Bool
    ) {
        var mantissa: Int128
        switch number {
        case .integer(let value): mantissa = Int128(value)
        case .decimal(let value): mantissa = value.mantissa
        case .double(let value): return (LiquidValue.text(of: value.magnitude), value < 0)
        }
        var exponent = 0
        if case .decimal(let value) = number { exponent = value.exponent }
        while exponent > -decimals, mantissa.magnitude < UInt128(Int128.max / 10) {
            mantissa *= 10
            exponent -= 1
        }
        var digits = String(mantissa.magnitude)
        if digits.utf8.count <= decimals {
            digits = String(repeating: "0", count: decimals + 1 - digits.utf8.count) + digits
        }
        let (group, point) = locale.language == .russian ? ("\u{A0}", ",") : (",", ".")
        let whole = digits.dropLast(decimals)
        var result = ""
        for (position, digit) in whole.enumerated() {
            if position > 0, (whole.count - position) % 3 == 0 { result += group }
            result.append(digit)
        }
        if decimals > 0 { result += point + digits.suffix(decimals) }
        return (result, mantissa < 0)
    }

    // MARK: Dates

    /// A style (`long`, `short`, `day`, `weekday`, `time`, `datetime`) or a `strftime` pattern, in the reader's language
    /// and zone.
    private static func date(_ input: LiquidValue, _ arguments: FilterArguments, _ renderer: inout Renderer)
        throws(FilterFailure) -> LiquidValue
    {
        let locale = arguments.named["locale"].map { LiquidLocale($0.text) } ?? renderer.locale
        var zone = renderer.zone
        if let name = arguments.named["zone"], !name.isNil {
            guard let known = ZoneCache.zone(name.text) else {
                throw FilterFailure(Phrase("there is no time zone \"\(name.text)\""))
            }
            zone = known
        }
        let style = arguments.given(0)?.text ?? "long"
        guard let pattern = style.contains("%") ? style : locale.datePattern(style) else {
            throw FilterFailure(
                Phrase(
                    "\"\(style)\" is neither a pattern with % nor one of \(LiquidLocale.dateStyles.joined(separator: ", "))"
                )
            )
        }
        guard let time = DateFilters.time(input, renderer.now, zone) else { return input }
        let local = LiquidTime(time.instant, zone: zone)
        return .string(StrftimeFormatter(time: local, locale: locale).format(pattern))
    }

    // MARK: Plurals

    /// Three forms are Russian's (1 заказ, 2 заказа, 5 заказов; 1,5 заказа); two are one and the rest.
    private static func pluralForm(_ number: LiquidNumber, count: Int, _ locale: LiquidLocale) -> Int {
        guard case .integer(let value) = number.isWhole ? number.whole : number else { return 1 }
        let (last, lastTwo) = (value.magnitude % 10, value.magnitude % 100)
        if count < 3 && locale.language == .english { return value.magnitude == 1 ? 0 : 1 }
        if last == 1, lastTwo != 11 { return 0 }
        if count < 3 { return 1 }
        return (2...4).contains(last) && !(12...14).contains(lastTwo) ? 1 : 2
    }
}

extension LiquidNumber {
    /// 2.0 is.
    var isWhole: Bool {
        let down = rounded(.down)
        return !(down < self)
    }
}
