/// Subqueries over one member that several conditions ask, to be asked once.
struct SharedSubqueries: Sendable {
    /// Columns of their results.
    private(set) var columns: [LayeredQuery.Column] = []
    /// What stands for a subquery, by its text.
    private var replacements: [String: String] = [:]

    private static let start = Array("(SELECT ".utf8)
    private static let exists = Array("EXISTS ".utf8)
    private static let membership = Array("IN ".utf8)
    private static let anyStart = "EXISTS (SELECT 1 "
    private static let countStart = "(SELECT count(*) "

    /// Shares what occurs more than once in these conditions, which are asked of everyone.
    init(in conditions: [String]) {
        var (counts, order) = ([String: Int](), [String]())
        for condition in conditions {
            for range in SharedSubqueries.ranges(in: Array(condition.utf8)) {
                let text = String(decoding: Array(condition.utf8)[range], as: UTF8.self)
                if counts[text] == nil { order.append(text) }
                counts[text, default: 0] += 1
            }
        }
        for text in order where replacements[text] == nil {
            let counting = SharedSubqueries.counting(text)
            // Where the number is asked for, it also tells whether there is any.
            if let counting, counts[counting] != nil {
                share(counting)
                replacements[text] = "(\(replacements[counting] ?? counting) > 0)"
            } else if counts[text, default: 0] > 1 {
                share(text)
            }
        }
    }

    private mutating func share(_ text: String) {
        guard replacements[text] == nil else { return }
        let name = "fact_\(columns.count)"
        columns.append(LayeredQuery.Column(name, text))
        replacements[text] = "m." + name
    }

    /// For "is there any?" the text of "how many are there?".
    private static func counting(_ text: String) -> String? {
        text.hasPrefix(anyStart) ? countStart + text.dropFirst(anyStart.count) : nil
    }

    /// An expression in which what is shared is read from its column.
    func replaced(_ sql: String) -> String {
        if replacements.isEmpty { return sql }
        let text = Array(sql.utf8)
        var (result, done) = ([UInt8](), 0)
        for range in SharedSubqueries.ranges(in: text) {
            guard let column = replacements[String(decoding: text[range], as: UTF8.self)] else { continue }
            result += text[done..<range.lowerBound]
            result += column.utf8
            done = range.upperBound
        }
        return String(decoding: result + text[done...], as: UTF8.self)
    }

    /// Where the outermost subqueries are that stand for a value, with the EXISTS before them.
    private static func ranges(in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var place = 0
        while place < text.count {
            guard text[place] == start[0], text[place...].starts(with: start) else {
                place += 1
                continue
            }
            var (end, depth) = (place, 0)
            repeat {
                if text[end] == UInt8(ascii: "(") { depth += 1 }
                if text[end] == UInt8(ascii: ")") { depth -= 1 }
                end += 1
            } while depth > 0 && end < text.count
            let before = text[..<place]
            if before.suffix(exists.count).elementsEqual(exists) {
                ranges.append(place - exists.count..<end)
            } else if !before.suffix(membership.count).elementsEqual(membership) {
                ranges.append(place..<end)
            }
            place = end
        }
        return ranges
    }
}
