import Formats
import Testing

struct EmailAddressTests {
    @Test func spellingsOfOneMailboxShareAKey() throws {
        let plain = try EmailAddress(parsing: "Anna.Petrova@Пример.РФ")
        #expect(plain.address == "Anna.Petrova@xn--e1afmkfd.xn--p1ai")
        #expect(plain.key == "anna.petrova@xn--e1afmkfd.xn--p1ai")
        #expect(try EmailAddress(parsing: "\"anna.petrova\"@XN--E1AFMKFD.xn--p1ai").key == plain.key)
    }

    @Test func aUTF8LocalPartKeepsItsDomainReadable() throws {
        let address = try EmailAddress(parsing: "Пётр@xn--e1afmkfd.xn--p1ai")
        #expect(address.address == "Пётр@пример.рф")
        #expect(address.key == "пётр@xn--e1afmkfd.xn--p1ai")
        let decomposed = try EmailAddress(parsing: "и\u{0306}@example.org")
        #expect(decomposed.key == "й@example.org")
    }

    @Test(arguments: [
        "a@example.org", "a+tag@example.co.uk", "o'hara@example.org", "a@xn--p1ai.xn--p1ai", "\"a b\"@example.org",
        "1@1.example", "a@c--n.com", "\"@\"@example.org",
    ])
    func isTaken(text: String) throws { #expect(try EmailAddress(parsing: text).address.contains("@")) }

    @Test(arguments: [
        "", "anna", "@example.org", "anna@", "anna@gmail", "anna@@example.org", "a@b@example.org", "a b@example.org",
        ".a@example.org", "a.@example.org", "a..b@example.org", "a@-x.org", "a@x-.org", "a@x..org", "a@.org",
        "a@x.org.",
        "a@[127.0.0.1]", "a@127.0.0.1", "a@x_y.org", "a@xn--\u{0}.org", "a@example.org\n",
        "a@example.org\r\nBcc: x@y.z",
        "a\u{202E}b@example.org", "a\u{200B}@example.org", " a@example.org", "a@example.org ", "(c)a@example.org",
        "\"\"@x.org",
        "\"a@x.org", "\"a\"b@x.org", "a@user.invalid", "<a@example.org>", "a@exa mple.org", "a,b@example.org",
    ])
    func isRefused(text: String) { #expect(throws: EmailAddress.Invalid.self) { try EmailAddress(parsing: text) } }

    @Test func lengthsAreBounded() throws {
        let local = String(repeating: "l", count: 64)
        #expect(throws: Never.self) { try EmailAddress(parsing: local + "@example.org") }
        #expect(throws: EmailAddress.Invalid.self) { try EmailAddress(parsing: "l" + local + "@example.org") }
        let label = String(repeating: "d", count: 63)
        let long = [label, label, label].joined(separator: ".") + ".org"
        #expect(throws: EmailAddress.Invalid.self) { try EmailAddress(parsing: local + "@" + long) }
    }

    @Test(arguments: [
        " anna@example.org\n", "Anna <anna@example.org>", "\"Petrova, Anna\" <anna@example.org>",
        "mailto:anna@example.org",
        "MAILTO:anna%40example.org?subject=x", "<anna@example.org>", "Anna < anna@example.org >",
    ])
    func pastedFormsAreExtracted(text: String) throws {
        #expect(try EmailAddress(extractingFrom: text).address == "anna@example.org")
    }

    @Test func aDisplayNameCannotSmuggleALineBreak() {
        #expect(throws: EmailAddress.Invalid.self) {
            try EmailAddress(extractingFrom: "Anna <anna@example.org\r\nBcc: all@example.org>")
        }
    }
}
