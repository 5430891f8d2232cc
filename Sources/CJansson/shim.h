#pragma once
#include <jansson.h>

// Function-like macros do not import into Swift.
static inline json_type kamerton_json_type(const json_t *v) { return json_typeof(v); }
static inline int kamerton_json_is_true(const json_t *v) { return json_is_true(v); }
static inline void kamerton_json_decref(json_t *v) { json_decref(v); }
