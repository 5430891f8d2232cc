internal import CTLS

/// A certificate authority that lives as long as a test, and the certificates that it gives to servers.
package final class TestAuthority: Sendable {
    /// Freed with the authority; OpenSSL counts what certificates hold of it.
    nonisolated(unsafe) private let key: OpaquePointer
    nonisolated(unsafe) private let certificate: OpaquePointer

    package init() {
        key = TestAuthority.makeKey()
        certificate = TestAuthority.makeCertificate(
            name: "Kamerton test authority", key: key, issuer: nil, signer: key,
            extensions: [(NID_basic_constraints, "critical,CA:TRUE"), (NID_key_usage, "critical,keyCertSign")])
    }

    deinit {
        X509_free(certificate)
        EVP_PKEY_free(key)
    }

    /// The authority's own certificate, as `ca_file` wants it.
    package var pem: [UInt8] {
        let bio = BIO_new(BIO_s_mem())
        defer { BIO_free(bio) }
        PEM_write_bio_X509(bio, certificate)
        var bytes: UnsafeMutablePointer<CChar>?
        let count = kamerton_bio_bytes(bio, &bytes)
        return UnsafeRawBufferPointer(start: bytes, count: Int(count)).map { $0 }
    }

    /// A server with a certificate for these names (`DNS:relay.example.org`, `IP:127.0.0.1`).
    package func server(for names: String, _ versions: TLSServer.Versions = .modern) -> TLSServer {
        let key = TestAuthority.makeKey()
        let certificate = TestAuthority.makeCertificate(
            name: "a relay", key: key, issuer: certificate, signer: self.key,
            extensions: [(NID_subject_alt_name, names), (NID_ext_key_usage, "serverAuth")])
        defer {
            X509_free(certificate)
            EVP_PKEY_free(key)
        }
        return TLSServer(certificate: certificate, key: key, versions)
    }

    private static func makeKey() -> OpaquePointer {
        let context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil)
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        precondition(
            EVP_PKEY_keygen_init(context) == 1
                && EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) == 1
                && EVP_PKEY_keygen(context, &key) == 1)
        return key!
    }

    private static func makeCertificate(
        name: String, key: OpaquePointer, issuer: OpaquePointer?, signer: OpaquePointer,
        extensions: [(Int32, String)]
    ) -> OpaquePointer {
        let certificate = X509_new()!
        X509_set_version(certificate, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), Int.random(in: 1...Int(Int32.max)))
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600)
        X509_gmtime_adj(X509_getm_notAfter(certificate), 86_400 * 30)
        X509_set_pubkey(certificate, key)
        let subject = X509_get_subject_name(certificate)
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, name, -1, -1, 0)
        X509_set_issuer_name(certificate, issuer.map { X509_get_subject_name($0) } ?? subject)
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer ?? certificate, certificate, nil, nil, 0)
        for (kind, value) in extensions {
            let made = X509V3_EXT_conf_nid(nil, &context, kind, value)
            precondition(made != nil && X509_add_ext(certificate, made, -1) == 1, "no extension \(value)")
            X509_EXTENSION_free(made)
        }
        precondition(X509_sign(certificate, signer, EVP_sha256()) > 0)
        return certificate
    }
}
