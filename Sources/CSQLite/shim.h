#pragma once
#include <sqlite3.h>

// sqlite3_config is variadic, which Swift cannot import.
static inline int kamerton_sqlite3_without_memory_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// SQLITE_TRANSIENT and SQLITE_STATIC are cast macros that Swift cannot import.
static inline int kamerton_sqlite3_bind_text_copy(sqlite3_stmt *s, int i, const char *p, int n) {
    return sqlite3_bind_text(s, i, p, n, SQLITE_TRANSIENT);
}
static inline int kamerton_sqlite3_bind_blob_copy(sqlite3_stmt *s, int i, const void *p, int n) {
    return sqlite3_bind_blob(s, i, p, n, SQLITE_TRANSIENT);
}
static inline void kamerton_sqlite3_result_text_copy(sqlite3_context *c, const char *p, int n) {
    sqlite3_result_text(c, p, n, SQLITE_TRANSIENT);
}
static inline void kamerton_sqlite3_result_blob_copy(sqlite3_context *c, const void *p, int n) {
    sqlite3_result_blob(c, p, n, SQLITE_TRANSIENT);
}
