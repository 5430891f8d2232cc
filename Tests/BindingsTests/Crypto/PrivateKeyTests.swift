import Crypto
import TestSupport
import Testing

@Suite struct PrivateKeyTests {
    @Test(arguments: [SampleKeys.rsa, SampleKeys.ed25519]) func aKeyIsTheSameAfterItsFile(key: PrivateKey) throws {
        let read = try PrivateKey(pem: key.pem())
        #expect(read.kind == key.kind)
        let message = Array("message".utf8)
        let signature = try #require(read.sign(message))
        #expect(key.publicKey.verifies(signature, of: message))
        #expect(!key.publicKey.verifies(signature, of: message + [0]))
        #expect(!key.publicKey.verifies(Array(signature.dropLast()), of: message))
        #expect(!key.publicKey.verifies([], of: message))
    }

    @Test func kindsAndSizesAreKnown() throws {
        #expect(SampleKeys.rsa.kind == .rsa(bits: 2048))
        #expect(SampleKeys.ed25519.kind == .ed25519)
        #expect(SampleKeys.ed25519.publicKey.raw?.count == 32)
        #expect(SampleKeys.rsa.publicKey.raw == nil)
        #expect(PublicKey(der: SampleKeys.rsa.publicKey.der)?.kind == .rsa(bits: 2048))
    }

    @Test func whatIsNoKeyIsNamed() {
        func error(_ text: String) -> PrivateKeyError? {
            do {
                _ = try PrivateKey(pem: Array(text.utf8))
                return nil
            } catch {
                return error
            }
        }
        #expect(error(SampleKeys.encrypted) == .encrypted)
        #expect(error(SampleKeys.elliptic) == .otherKind("EC"))
        #expect(error("-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----\n") == .isPublic)
        #expect(error("") == .notAKey)
        #expect(error("hello") == .notAKey)
        let pem = String(decoding: SampleKeys.rsa.pem(), as: UTF8.self)
        #expect(error(String(pem.prefix(400)) + "\n-----END PRIVATE KEY-----\n") == .notAKey)
        #expect(error(pem.replacing("\n", with: "\r\n")) == nil)
        #expect(throws: PrivateKeyError.notAKey) { try PrivateKey(der: [0x30, 0x82, 0xFF, 0xFF]) }
        #expect(PublicKey(der: []) == nil)
        #expect(PublicKey(ed25519: [1, 2, 3]) == nil)
    }

    @Test func manyThreadsSignWithOneKey() async throws {
        let key = SampleKeys.rsa
        let verified = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<32 {
                group.addTask {
                    let message = Array("message \(number)".utf8)
                    return key.sign(message).map { key.publicKey.verifies($0, of: message) } ?? false
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(verified == 32)
    }
}
