#pragma once
#include <curl/curl.h>

// Variadic functions do not import into Swift: one wrapper for each argument type.
static inline CURLcode kamerton_curl_setopt_long(CURL *c, CURLoption o, long v) { return curl_easy_setopt(c, o, v); }
static inline CURLcode kamerton_curl_setopt_string(CURL *c, CURLoption o, const char *v) { return curl_easy_setopt(c, o, v); }
static inline CURLcode kamerton_curl_setopt_pointer(CURL *c, CURLoption o, void *v) { return curl_easy_setopt(c, o, v); }
typedef size_t (*kamerton_curl_write)(char *data, size_t size, size_t count, void *context);
static inline CURLcode kamerton_curl_setopt_callback(CURL *c, CURLoption o, kamerton_curl_write f) { return curl_easy_setopt(c, o, f); }
static inline CURLcode kamerton_curl_getinfo_socket(CURL *c, curl_socket_t *v) { return curl_easy_getinfo(c, CURLINFO_ACTIVESOCKET, v); }
static inline CURLcode kamerton_curl_getinfo_long(CURL *c, CURLINFO i, long *v) { return curl_easy_getinfo(c, i, v); }
typedef int (*kamerton_curl_debug)(CURL *handle, curl_infotype type, char *data, size_t size, void *context);
static inline CURLcode kamerton_curl_setopt_debug(CURL *c, kamerton_curl_debug f) { return curl_easy_setopt(c, CURLOPT_DEBUGFUNCTION, f); }
