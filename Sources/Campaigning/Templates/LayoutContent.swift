/// `{{ content }}` in a layout: the place of the message, with or without spaces and hyphens.
enum LayoutContent {
    static func isIn(_ layout: String) -> Bool { place(Array(layout.utf8)) != nil }

    /// The layout around the content; the content alone where the layout has no place for it.
    static func placed(_ content: String, in layout: String) -> String {
        let bytes = Array(layout.utf8)
        guard let place = place(bytes) else { return content }
        return String(decoding: bytes[..<place.lowerBound], as: UTF8.self) + content
            + String(decoding: bytes[place.upperBound...], as: UTF8.self)
    }

    private static func place(_ bytes: [UInt8]) -> Range<Int>? {
        bytes.indices.lazy.compactMap { place(bytes, from: $0) }.first
    }

    private static func place(_ bytes: [UInt8], from start: Int) -> Range<Int>? {
        var rest = bytes[start...]
        guard rest.skip("{{") else { return nil }
        _ = rest.skip("-")
        rest = rest.drop(while: CSSBytes.isSpace)
        guard rest.skip("content") else { return nil }
        rest = rest.drop(while: CSSBytes.isSpace)
        _ = rest.skip("-")
        return rest.skip("}}") ? start..<rest.startIndex : nil
    }
}

extension ArraySlice<UInt8> {
    /// Goes on behind these characters; false where others stand.
    fileprivate mutating func skip(_ words: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
        guard starts(with: bytes) else { return false }
        removeFirst(bytes.count)
        return true
    }
}
