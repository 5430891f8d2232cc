#pragma once
#include <gmime/gmime.h>

// The casts and type checks of GObject are macros, which do not import into Swift.
static inline int kamerton_mime_is_multipart(GMimeObject *o) { return GMIME_IS_MULTIPART(o); }
static inline int kamerton_mime_is_message(GMimeObject *o) { return GMIME_IS_MESSAGE_PART(o); }
static inline int kamerton_mime_is_leaf(GMimeObject *o) { return GMIME_IS_PART(o); }
static inline GMimeMultipart *kamerton_mime_multipart(GMimeObject *o) { return (GMimeMultipart *)o; }
static inline GMimeMessagePart *kamerton_mime_message_part(GMimeObject *o) { return (GMimeMessagePart *)o; }
static inline GMimePart *kamerton_mime_part(GMimeObject *o) { return (GMimePart *)o; }
static inline GMimeObject *kamerton_mime_message_object(GMimeMessage *m) { return (GMimeObject *)m; }
static inline GByteArray *kamerton_mime_stream_bytes(GMimeStream *s) {
    return g_mime_stream_mem_get_byte_array((GMimeStreamMem *)s);
}
static inline void kamerton_mime_add_filter(GMimeStream *s, GMimeFilter *f) {
    g_mime_stream_filter_add((GMimeStreamFilter *)s, f);
}
