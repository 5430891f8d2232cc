import Testing

@testable import DNS

/// Answers of name servers, octet by octet.
struct DNSAnswerTests {
    /// A question for example.org, then the given answers.
    private func message(_ answers: [UInt8], count: UInt8 = 1) -> [UInt8] {
        let head: [UInt8] = [0, 1, 0x81, 0x80, 0, 1, 0, count, 0, 0, 0, 0]
        let name: [UInt8] = [7] + Array("example".utf8) + [3] + Array("org".utf8) + [0]
        return head + name + [0, 16, 0, 1] + answers
    }

    private func answer(_ type: UInt8, _ data: [UInt8]) -> [UInt8] {
        [0xC0, 12, 0, type, 0, 1, 0, 0, 0, 60, UInt8(data.count >> 8), UInt8(data.count & 255)] + data
    }

    @Test func stringsOfATextArePutTogether() {
        let data: [UInt8] = [3] + Array("abc".utf8) + [2] + Array("de".utf8)
        #expect(DNSAnswer(message(answer(16, data))).records(.txt) == [.text("abcde")])
    }

    @Test func addressesAndExchangesAreRead() {
        #expect(DNSAnswer(message(answer(1, [192, 0, 2, 1]))).records(.a) == [.address("192.0.2.1")])
        let six: [UInt8] = [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [1]
        #expect(DNSAnswer(message(answer(28, six))).records(.aaaa) == [.address("2001:db8::1")])
        let exchange: [UInt8] = [0, 10, 2] + Array("MX".utf8) + [0xC0, 12]
        #expect(
            DNSAnswer(message(answer(15, exchange))).records(.mx) == [.exchange(preference: 10, host: "mx.example.org")]
        )
        #expect(DNSAnswer(message(answer(15, [0, 0, 0]))).records(.mx) == [.exchange(preference: 0, host: "")])
    }

    @Test func anAliasBeforeTheAnswerIsPassedOver() {
        let both = answer(5, [0xC0, 12]) + answer(1, [192, 0, 2, 1])
        #expect(DNSAnswer(message(both, count: 2)).records(.a) == [.address("192.0.2.1")])
    }

    @Test func aNameThatPointsAtItselfEnds() {
        let loop = message(answer(12, [0xC0, 41]))
        #expect(DNSAnswer(loop).records(.ptr).isEmpty)
    }

    @Test func whateverIsCutOffIsNoTrap() {
        let whole = message(
            answer(15, [0, 10, 2] + Array("mx".utf8) + [0xC0, 12]) + answer(16, [3, 97, 98, 99]), count: 2)
        for length in 0..<whole.count {
            let cut = Array(whole.prefix(length))
            _ = DNSAnswer(cut).records(.mx)
            _ = DNSAnswer(cut).records(.txt)
        }
        for index in 12..<whole.count {
            var bent = whole
            bent[index] = 0xFF
            _ = DNSAnswer(bent).records(.mx)
            _ = DNSAnswer(bent).records(.txt)
        }
    }

    @Test func addressesAreLookedUpBackwards() {
        #expect(ReverseName.of("192.0.2.1") == "1.2.0.192.in-addr.arpa")
        #expect(ReverseName.of("2001:db8::1")?.hasPrefix("1.0.0.0.0.0.0.0.") == true)
        #expect(ReverseName.of("relay.example.org") == nil)
    }
}
