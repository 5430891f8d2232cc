#pragma once
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

// Macros do not import into Swift.
static inline int kamerton_ssl_ctx_set_versions(SSL_CTX *c, int least, int most) {
    return SSL_CTX_set_min_proto_version(c, least) && SSL_CTX_set_max_proto_version(c, most);
}
static inline long kamerton_bio_bytes(BIO *b, char **bytes) { return BIO_get_mem_data(b, bytes); }
