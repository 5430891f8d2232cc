/// Guesses the delimiter of a CSV file from its beginning.
enum CSVDialect {
    static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    /// The candidate that splits the header, and best every record of the head into as many fields. Comma if none does.
    static func delimiter(of head: [UInt8]) -> UInt8 {
        var best: (delimiter: UInt8, isEven: Bool, count: Int)?
        for delimiter in delimiters {
            let counts = fieldCounts(in: head, delimiter: delimiter)
            guard let count = counts.first, count > 1 else { continue }
            let isEven = counts.allSatisfy { $0 == count || $0 == 0 }
            if let best, (best.isEven ? 1 : 0, best.count) >= (isEven ? 1 : 0, count) { continue }
            best = (delimiter, isEven, count)
        }
        return best?.delimiter ?? 0x2C
    }

    /// `sep=;` on the first line, as Excel writes and reads it: the delimiter, and how many bytes the line takes.
    static func separatorLine(in head: [UInt8]) -> (delimiter: UInt8, length: Int)? {
        guard head.count >= 6, head.starts(with: "sep=".utf8) || head.starts(with: "SEP=".utf8),
            delimiters.contains(head[4])
        else { return nil }
        if head[5] == 0x0A { return (head[4], 6) }
        guard head[5] == 0x0D else { return nil }
        return (head[4], head.count > 6 && head[6] == 0x0A ? 7 : 6)
    }

    /// Fields of the header and of up to 20 whole records after it; 0 for blank lines.
    private static func fieldCounts(in head: [UInt8], delimiter: UInt8) -> [Int] {
        head.withUnsafeBufferPointer { bytes in
            var scanner = CSVScanner(delimiter: delimiter, limit: head.count)
            var counts: [Int] = []
            var position = 0
            while counts.count < 21, scanner.scan(bytes, &position) {
                counts.append(scanner.isBlank ? 0 : scanner.ends.count)
            }
            if counts.isEmpty, scanner.finish() { counts.append(scanner.ends.count) }
            return counts
        }
    }
}
