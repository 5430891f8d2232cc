#pragma once
#include <netinet/in.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>
#include <string.h>

// The resolver's state is a struct full of bit fields that does not import: one call with a state of its own, so that threads
// do not share one. The length of the answer, or minus one of the codes of h_errno.
static inline int kamerton_dns_query(const char *name, int type, unsigned char *answer, int size) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) return -NO_RECOVERY;
    state.retrans = 3;
    state.retry = 2;
    int length = res_nquery(&state, name, C_IN, type, answer, size);
    int error = state.res_h_errno;
    res_nclose(&state);
    return length >= 0 ? length : -(error > 0 ? error : TRY_AGAIN);
}
