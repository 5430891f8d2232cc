internal import CCurl

/// Hears from libcurl how a connection to a mail server was encrypted, while it is opened.
package final class TLSListener {
    /// `TLSv1.3`; nil without encryption.
    package private(set) var version: String?
    /// Of the server's certificate, in seconds since 1970.
    package private(set) var expiresAt: Int64?

    package init() {}

    /// Attaches it to a handle that is about to connect; to be detached before anything else happens with the handle.
    package func attach(to handle: UnsafeMutableRawPointer) {
        kamerton_curl_setopt_long(handle, CURLOPT_VERBOSE, 1)
        kamerton_curl_setopt_pointer(handle, CURLOPT_DEBUGDATA, Unmanaged.passUnretained(self).toOpaque())
        kamerton_curl_setopt_debug(handle) { _, type, data, size, context in
            guard let data, let context, type == CURLINFO_TEXT else { return 0 }
            Unmanaged<TLSListener>.fromOpaque(context).takeUnretainedValue()
                .take(String(decoding: UnsafeRawBufferPointer(start: data, count: min(size, 512)), as: UTF8.self))
            return 0
        }
    }

    package func detach(from handle: UnsafeMutableRawPointer) {
        kamerton_curl_setopt_long(handle, CURLOPT_VERBOSE, 0)
        kamerton_curl_setopt_pointer(handle, CURLOPT_DEBUGDATA, nil)
    }

    /// `SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384` and ` expire date: Nov 20 12:00:00 2027 GMT`.
    package func take(_ line: String) {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "*" || $0.isNewline }).map(String.init)
        if words.starts(with: ["SSL", "connection", "using"]), words.count > 3 { version = words[3] }
        if words.starts(with: ["expire", "date:"]) { expiresAt = TLSListener.time(Array(words.dropFirst(2))) }
    }

    /// `Nov 20 12:00:00 2027 GMT` in seconds since 1970.
    private static func time(_ words: [String]) -> Int64? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count >= 4, let month = months.firstIndex(of: words[0]), let day = Int64(words[1]),
            let year = Int64(words[3])
        else { return nil }
        let clock = words[2].split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3 else { return nil }
        // Days since 1970 of the proleptic Gregorian calendar, the year beginning in March.
        let march = month < 2 ? year - 1 : year
        let era = march / 400
        let ofEra = march - era * 400
        let ofYear = (153 * Int64((month + 10) % 12) + 2) / 5 + day - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        return days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }
}
