import Campaigning
import Testing

struct AddressBlockTests {
    @Test(arguments: [
        ("203.0.113.9", "203.0.113.0/24"), ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("2001:DB8:1:2::3", "2001:db8:1::/48"), ("::1", "::/48"),
    ]) func anAddressIsCountedInItsBlock(_ address: String, _ block: String) {
        #expect(AddressBlock(address)?.description == block)
    }

    @Test(arguments: [
        "", "203.0.113", "203.0.113.9/24", "example.org", "2001:db8::g", String(repeating: "1", count: 99),
    ])
    func whatIsNoAddressHasNone(_ text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
