package import Crypto

/// Keys that sign mail, made anew for each run of the tests.
package enum SampleKeys {
    package static let rsa = try! PrivateKey.generate(.rsa(bits: 2048))
    package static let ed25519 = try! PrivateKey.generate(.ed25519)

    package static func rsa(bits: Int) -> PrivateKey { try! PrivateKey.generate(.rsa(bits: bits)) }

    /// Of a kind that signs no mail (P-256).
    package static let elliptic = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgBHfHEb1aOIiG+YdA
        VWBs71UZsqv4BZZbcdd/16pJtC6hRANCAASa8w6BhTMdYK2qJ+K8Ez/9ZGjGjFYU
        zjf8EgwX2l9Z8KNPSF7kDZNOqRkSdDE9aA2d+wAal38UizJqpDdMBWAC
        -----END PRIVATE KEY-----
        """

    /// What an encrypted key looks like from outside.
    package static let encrypted = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhVbFNDWYGhJgICCAAw
        -----END ENCRYPTED PRIVATE KEY-----
        """
}
