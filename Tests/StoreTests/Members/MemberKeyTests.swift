import Crypto
import Store
import TestSupport
import Testing

struct MemberKeyTests {
    private let folder = TemporaryFolder()

    @Test func aKeyedHashIsHMACOverPartsWithTheirLengths() throws {
        let store = try Sample.store(in: folder)
        let expected = Crypto.hmacSHA256(key: store.salt, [0, 0, 0, 1, 0x61, 0, 0, 0, 0, 0, 0, 0, 2, 0x62, 0x63])
        #expect(store.keyedHash(["a", "", "bc"]) == expected)
        // The same state is used again for the next message.
        #expect(store.keyedHash([[0x61], [], [0x62, 0x63]]) == expected)
        #expect(store.keyedHash(["ab", "", "c"]) != expected)
    }
}
