/// Finds texts in texts by their bytes (Horspool's algorithm for what is not short).
enum ByteSearch {
    static func first(_ part: String, in text: String) -> Int? { offsets(part, in: text, limit: 1).first }

    /// Where `part` occurs, without overlaps. Not for an empty part beyond offset 0.
    static func offsets(_ part: String, in text: String, limit: Int = .max) -> [Int] {
        var part = part
        var text = text
        return part.withUTF8 { part in text.withUTF8 { offsets(part, in: $0, limit: limit) } }
    }

    static func last(_ part: String, in text: String) -> Int? {
        var part = part
        var text = text
        return part.withUTF8 { part in
            text.withUTF8 { text in
                guard part.count <= text.count else { return nil }
                var index = text.count - part.count
                while index >= 0 {
                    if text[index...].starts(with: part) { return index }
                    index -= 1
                }
                return nil
            }
        }
    }

    private static func offsets(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, limit: Int)
        -> [Int]
    {
        guard !part.isEmpty else { return [0] }
        guard part.count <= text.count else { return [] }
        var skips = [Int](repeating: part.count, count: 256)
        for index in 0..<(part.count - 1) { skips[Int(part[index])] = part.count - 1 - index }
        let last = part[part.count - 1]
        var result: [Int] = []
        var index = 0
        while index <= text.count - part.count {
            let end = text[index + part.count - 1]
            if end == last, text[index..<(index + part.count)].elementsEqual(part) {
                result.append(index)
                if result.count >= limit { break }
                index += part.count
            } else {
                index += skips[Int(end)]
            }
        }
        return result
    }
}
