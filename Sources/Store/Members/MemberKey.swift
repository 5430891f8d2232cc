internal import Crypto

extension Store {
    /// A member's key, made once when the member is created and frozen: HMAC-SHA256(salt, email_key) cut to 128 bits.
    package func memberKey(emailKey: String) -> [UInt8] {
        Array(keyedHash(["member", emailKey]).prefix(16))
    }

    /// The hash by which an address stays suppressed after its erasure: 16 bytes.
    package func emailHash(emailKey: String) -> [UInt8] {
        Array(keyedHash(["address", emailKey]).prefix(16))
    }

    /// HMAC-SHA256 with the store's salt over the parts, each preceded by its length (4 bytes, big-endian), so that no
    /// two lists of parts collide. 32 bytes.
    package func keyedHash(_ parts: [String]) -> [UInt8] {
        var message: [UInt8] = []
        for part in parts {
            Store.appendLength(part.utf8.count, to: &message)
            message += part.utf8
        }
        return saltedHash.authenticate(message)
    }

    package func keyedHash(_ parts: [[UInt8]]) -> [UInt8] {
        var message: [UInt8] = []
        for part in parts {
            Store.appendLength(part.count, to: &message)
            message += part
        }
        return saltedHash.authenticate(message)
    }

    private static func appendLength(_ length: Int, to message: inout [UInt8]) {
        for shift in [24, 16, 8, 0] { message.append(UInt8(length >> shift & 255)) }
    }
}
