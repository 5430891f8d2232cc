package import Crypto
package import Formats

/// Why a key of `delivery.dkim` cannot sign.
package struct DKIMKeyError: PhrasedError, Hashable {
    package enum Reason: Hashable, Sendable {
        /// In a fresh clone that is as it should be.
        case missing
        /// The system's words.
        case unreadable(String)
        case unusable(PrivateKeyError)
        /// RSA, in bits.
        case tooShort(Int)
    }

    package let reason: Reason
    package let settings: DKIMSettings

    init(_ reason: Reason, _ settings: DKIMSettings) { (self.reason, self.settings) = (reason, settings) }

    package var phrase: Phrase {
        switch reason {
        case .missing:
            switch settings.key {
            case .file(let path): Phrase("the DKIM key is not there: no \(path)")
            case .environment(let name):
                Phrase("the DKIM key is not there: the environment variable \(name) is not set")
            }
        case .unreadable(let why): Phrase("the DKIM key \(place) cannot be read: \(why)")
        case .unusable(.encrypted):
            Phrase("the DKIM key \(place) is encrypted, and nobody is there to type its password")
        case .unusable(.isPublic): Phrase("the DKIM key \(place) is a public one; signing needs the private one")
        case .unusable(.notAKey): Phrase("the DKIM key \(place) is no private key in PEM form, or damaged")
        case .unusable(.otherKind(let name)):
            Phrase("the DKIM key \(place) is of the kind \(name), and mail is signed with RSA or Ed25519")
        case .tooShort(let bits):
            Phrase("the DKIM key \(place) has \(bits) bits, and receivers accept no RSA key below 1024")
        }
    }

    package var advice: Phrase? {
        switch (reason, settings.key) {
        case (.missing, .file(let path)):
            Phrase("bring it here, or make one: kamerton dkim keygen --selector \(settings.selector) --out \(path)")
        case (.missing, .environment(let name)): Phrase("set \(name) where kamerton runs")
        case (.unreadable, _): Phrase("it must be readable for the account that kamerton runs as")
        case (.unusable(.encrypted), _): Phrase("keep it without a password: openssl pkey -in OLD.pem -out NEW.pem")
        default: Phrase("make another one: kamerton dkim keygen")
        }
    }

    private var place: String {
        switch settings.key {
        case .file(let path): path
        case .environment(let name): "$" + name
        }
    }
}
