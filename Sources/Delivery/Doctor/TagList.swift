/// `v=DMARC1; p=none; …`: the tags of a DKIM or DMARC record (RFC 6376, 3.2). The first of two equal names counts.
struct TagList {
    private let tags: [String: String]

    init(_ text: String) {
        var tags: [String: String] = [:]
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let name = pair[0].split(whereSeparator: \.isWhitespace).joined().lowercased()
            if tags[name] == nil { tags[name] = pair[1].split(whereSeparator: \.isWhitespace).joined() }
        }
        self.tags = tags
    }

    subscript(name: String) -> String? { tags[name] }
}
