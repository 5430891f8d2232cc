import Formats
import Testing

struct AddressAdviceTests {
    private func finding(_ text: String) throws -> AddressInspector.Finding? {
        var inspector = AddressInspector()
        return inspector.look(at: try EmailAddress(parsing: text))
    }

    @Test(arguments: [
        ("a@gmial.com", "gmail.com"), ("a@gmai.com", "gmail.com"), ("a@gmail.con", "gmail.com"),
        ("a@gmail.co", "gmail.com"), ("a@gmaill.com", "gmail.com"), ("a@yandex.ri", "yandex.ru"),
        ("a@yndex.ru", "yandex.ru"), ("a@mail.ry", "mail.ru"), ("a@mial.ru", "mail.ru"),
        ("a@hotmial.com", "hotmail.com"),
        ("a@outlok.com", "outlook.com"), ("a@yaho.com", "yahoo.com"), ("a@iclod.com", "icloud.com"),
        ("a@rambler.r", "rambler.ru"), ("A@GMIAL.COM", "gmail.com"), ("a@bk.ri", "bk.ru"),
    ])
    func slipsInBigProvidersAreNoticed(address: String, meant: String) throws {
        #expect(try finding(address)?.domain == .typo(meant))
    }

    @Test(arguments: [
        "a@gmail.com", "a@googlemail.com", "a@ymail.com", "a@email.com", "a@mail.com", "a@mail.ee", "a@mai.ru",
        "a@yandex.kz", "a@ya.ru", "a@bk.ru", "a@vk.ru", "a@list.ru", "a@inbox.lv", "a@gmx.de", "a@proton.me",
        "a@yahoo.co.uk", "a@outlook.com.br", "a@live.com", "a@love.com", "a@example.org", "a@gail.com", "a@tail.ru",
        "a@xn--e1afmkfd.xn--p1ai", "a@mail.example.org", "a@fmail.com",
    ])
    func realDomainsAreLeftAlone(address: String) throws {
        #expect(try finding(address)?.domain == nil)
    }

    @Test func rolesAndDisposableAddressesAreTold() throws {
        #expect(try finding("info@example.org")?.isRole == true)
        #expect(try finding("info@example.org")?.domain == nil)
        #expect(try finding("No-Reply@example.org")?.isRole == true)
        #expect(try finding("inform@example.org") == nil)
        #expect(try finding("x@mailinator.com")?.domain == .disposable)
    }

    @Test func lettersOfTwoAlphabetsAreNoticed() throws {
        #expect(try finding("\u{430}nna@example.org")?.isMixed == true)
        #expect(try finding("a@ex\u{430}mple.org")?.isMixed == true)
        #expect(try finding("анна@example.org") == nil)
        #expect(try finding("anna.петрова@example.org") == nil)
        #expect(try finding("лев@почта.рф") == nil)
    }

    @Test(arguments: [
        "\u{FEFF}anna@example.org", "anna\u{200B}@example.org", "anna@exam\u{AD}ple.org",
        "\u{A0}anna@example.org\u{A0}",
        "anna@example.org\u{200E}", "<\u{2060}anna@example.org>",
    ])
    func invisibleCharactersAreTakenOffAndNoticed(text: String) throws {
        #expect(try EmailAddress(extractingFrom: text).address == "anna@example.org")
        #expect(EmailAddress.hasInvisible(text))
    }

    @Test(arguments: ["an\u{A0}na@example.org", "anna\u{202E}@example.org", "anna@exam\u{2009}ple.org"])
    func whatChangesTheAddressIsRefused(text: String) {
        #expect(throws: EmailAddress.Invalid.self) { try EmailAddress(extractingFrom: text) }
    }

    @Test(arguments: [
        "anna@example.org (Anna Petrova)", "'anna@example.org'", "\"anna@example.org\"", "anna@example.org;",
        "<mailto:anna@example.org>", "\"Petrova; Anna\" <anna@example.org>,",
    ])
    func pastedFormsLoseTheirWrapping(text: String) throws {
        #expect(try EmailAddress(extractingFrom: text).address == "anna@example.org")
    }

    @Test func namesInOtherScriptsAreKept() throws {
        #expect(try EmailAddress(extractingFrom: "Лев <лев@почта.рф>").address == "лев@почта.рф")
        #expect(try EmailAddress(extractingFrom: "o'hara@example.org").address == "o'hara@example.org")
        #expect(!EmailAddress.hasInvisible("лев@почта.рф"))
    }
}
