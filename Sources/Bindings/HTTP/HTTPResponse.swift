/// Why a request was turned away, for whoever counts it; never sent.
package struct HTTPRefusal: Sendable, Hashable {
    package let reason: String
    /// What it was about; nil where that could not be told.
    package var subject: String?

    package init(reason: String, subject: String? = nil) { (self.reason, self.subject) = (reason, subject) }
}

/// An answer. `Content-Length`, `Date` and `Connection` are the server's business; a HEAD request gets no body.
package struct HTTPResponse: Sendable {
    package var status: Int
    package var headers: HTTPHeaders
    package var body: [UInt8]
    package var refusal: HTTPRefusal?

    package init(status: Int, headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = []) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    package init(status: Int, headers: HTTPHeaders = HTTPHeaders(), text: String) {
        self.init(status: status, headers: headers, body: Array(text.utf8))
    }

    package var text: String { String(decoding: body, as: UTF8.self) }
}
