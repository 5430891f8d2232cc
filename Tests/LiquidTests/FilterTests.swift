import Formats
import Testing

@testable import Liquid

@Suite struct FilterTests {
    @Test(arguments: [
        ("{{ 'ёж и Ёж' | replace: 'ё', 'е' | capitalize }}", "Еж и ёж"),
        ("{{ 'один два три' | truncatewords: 2 }}|{{ 'привет мир' | truncate: 8 }}", "один два...|приве..."),
        ("{{ 'a, b,,' | split: ',' | size }}", "2"),
        ("{{ '<b>Тест</b><script>x</script>' | strip_html }}", "Тест"),
        ("{{ 'a b&я' | url_encode }} {{ '%D1%8F+1' | url_decode }}", "a+b%26%D1%8F я 1"),
        ("{{ 'Привет' | base64_encode | base64_decode }}", "Привет"),
        ("{{ '&lt; <' | escape_once }}", "&lt; &lt;"),
        ("{{ list | sort: 'n' | map: 'n' | join: ' ' }}", "1 2 3"),
        ("{{ list | where: 'ok' | size }}{{ list | reject: 'ok' | size }}{{ list | sum: 'n' }}", "216"),
        ("{{ list | find_index: 'n', 2 }}{{ list | has: 'n', 9 }}", "2false"),
        ("{{ 'b,A,c' | split: ',' | sort_natural | join: '' }}", "Abc"),
        ("{{ '3.14159' | round: 2 }} {{ 2.5 | round }} {{ -2.5 | round }} {{ 1234 | round: -2 }}", "3.14 3 -3 1200"),
        ("{{ 'привет' | slice: -3, 2 }}", "ве"),
        ("{{ '  много   слов  ' | squish }}", "много слов"),
        ("{{ false | default: 'x', allow_false: true }}{{ '' | default: 'y' }}", "falsey"),
    ])
    func filtersOfShopify(source: String, expected: String) throws {
        let data: LiquidObject = [
            "list": [["n": 3, "ok": true], ["n": 1, "ok": true], ["n": 2, "ok": false]]
        ]
        #expect(try render(source, data) == expected)
    }

    @Test(arguments: [
        ("%Y-%m-%dT%H:%M:%S%:z", "2026-03-05T07:08:09+03:00"), ("%-d.%-m.%y", "5.3.26"), ("%e|%k|%l|%P", " 5| 7| 7|am"),
        ("%^a %A %b %j %U %W %V %G", "THU Thursday Mar 064 09 09 10 2026"), ("%010Y|%3N|%L", "0000002026|000|000"),
        ("%s %% %Q", "1772683689 % %Q"), ("%c", "Thu Mar  5 07:08:09 2026"),
    ])
    func datesAreFormattedAsRubyDoes(format: String, expected: String) throws {
        #expect(try render("{{ '2026-03-05T07:08:09+03:00' | date: '\(format)' }}") == expected)
    }

    @Test(arguments: [
        ("March 14, 2016", "2016-03-14 00:00"), ("14 mar 2016 5:30pm", "2016-03-14 17:30"),
        ("14.03.2016", "2016-03-14 00:00"),
        ("2016/3/4", "2016-03-04 00:00"), ("20160314T101500Z", "2016-03-14 10:15"),
        ("Fri Jul 16 01:02:00 2004", "2004-07-16 01:02"),
        ("1152098955", "2006-07-05 11:29"), ("now", "2026-10-10 07:00"), ("10:45", "2026-10-10 10:45"),
        ("nonsense", "nonsense"),
        ("2016-02-31", "2016-02-31"),
    ])
    func datesAreReadAsPeopleWriteThem(text: String, expected: String) throws {
        #expect(try render("{{ '\(text)' | date: '%Y-%m-%d %H:%M' }}") == expected)
    }

    @Test func datesComeInTheLanguageAndZoneOfTheReader() throws {
        let data: LiquidObject = ["at": .instant(Instant(rfc3339: "2026-10-09T21:30:00Z")!)]
        let moscow = LiquidContext(locale: "ru", timeZone: "Europe/Moscow")
        #expect(try render("{{ at | date_in }}", data, context: moscow) == "10 октября 2026")
        #expect(try render("{{ at | date_in: 'datetime' }}", data, context: moscow) == "10 октября 2026, 00:30")
        #expect(try render("{{ at | date_in: '%B, %A' }}", data, context: moscow) == "октябрь, суббота")
        #expect(try render("{{ at | date_in: 'datetime' }}", data) == "October 9, 2026, 9:30 PM")
        #expect(try render("{{ at | date_in: 'time', zone: 'Asia/Tokyo' }}", data) == "6:30 AM")
    }

    @Test(arguments: [
        ("1234567.5", "RUB", "ru", "1\u{A0}234\u{A0}567,50\u{A0}₽"), ("990", "RUB", "ru", "990\u{A0}₽"),
        ("-1234.5", "USD", "en", "-$1,234.50"), ("0.05", "EUR", "en", "€0.05"), ("1500", "KZT", "en", "KZT\u{A0}1,500"),
        ("999.999", "USD", "en", "$1,000"), ("1234.5", "JPY", "en", "¥1,235"),
    ])
    func money(amount: String, currency: String, locale: String, expected: String) throws {
        let context = LiquidContext(locale: locale)
        #expect(try render("{{ '\(amount)' | money: '\(currency)' }}", context: context) == expected)
    }

    @Test func moneyShowsTheDecimalsThatAreAskedFor() throws {
        #expect(try render("{{ 5 | money: 'USD', decimals: 2 }}") == "$5.00")
        #expect(try render("{{ 5.555 | money: decimals: 1 }}") == "5.6")
    }

    @Test(arguments: [
        (1, "заказ"), (2, "заказа"), (5, "заказов"), (11, "заказов"), (12, "заказов"), (21, "заказ"), (112, "заказов"),
        (0, "заказов"), (-1, "заказ"), (1.5, "заказа"), (3.0, "заказа"),
    ])
    func russianPlurals(number: Double, expected: String) throws {
        let value = number == number.rounded() && number != 3 ? LiquidValue.integer(Int64(number)) : .real(number)
        #expect(
            try render(
                "{{ n | plural: 'заказ', 'заказа', 'заказов' }}", ["n": value], context: LiquidContext(locale: "ru"))
                == expected)
    }

    @Test func englishPlurals() throws {
        #expect(
            try render("{{ 1 | plural: 'order', 'orders' }} {{ 21 | plural: 'order', 'orders' }}") == "order orders")
    }

    @Test(arguments: [
        "{{ 1 | divided_by: 0 }}", "{{ 'a' | append }}", "{{ 'a' | upcase: 1 }}", "{{ 'a' | slice: 'b' }}",
        "{{ '!' | base64_decode }}", "{{ '1,a' | split: ',' | concat: 5 }}", "{{ 5 | map: 'x' }}",
        "{{ 1 | date_in: 'soon' }}",
    ])
    func whatAFilterCannotDoIsAnError(source: String) {
        #expect(throws: LiquidError.self) { try render(source) }
    }
}
