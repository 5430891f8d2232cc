package import Formats

/// The text of a definition file, for turning distances into places and showing lines. Counts in code points.
package struct SourceText: Sendable {
    package let file: String
    /// Without a byte order mark.
    let scalars: [Unicode.Scalar]
    /// Where each line begins.
    private let lineStarts: [Int]
    private let firstLine: Int

    /// - Parameter firstLine: the number of the first line, for a text inside another file.
    package init(_ bytes: [UInt8], file: String, firstLine: Int = 1) {
        var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var starts = [0]
        for (index, scalar) in scalars.enumerated()
        where scalar == "\n" || (scalar == "\r" && (index + 1 == scalars.count || scalars[index + 1] != "\n")) {
            starts.append(index + 1)
        }
        (self.file, self.scalars, lineStarts, self.firstLine) = (file, scalars, starts, firstLine)
    }

    package func mark(at index: Int) -> SourceMark {
        let position = min(max(0, index), scalars.count)
        var (low, high) = (0, lineStarts.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= position { low = middle } else { high = middle - 1 }
        }
        return SourceMark(file: file, line: low + firstLine, column: position - lineStarts[low] + 1)
    }

    /// Longer lines are not shown with a finding: nobody reads them, and many findings would copy them.
    private static let longestShownLine = 1000

    /// The line with this number, without its line break; nil if there is none, or if it is too long to show.
    package func line(_ number: Int) -> String? {
        let index = number - firstLine
        guard lineStarts.indices.contains(index) else { return nil }
        let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : scalars.count
        guard end - lineStarts[index] <= SourceText.longestShownLine else { return nil }
        return text(in: lineStarts[index]..<end, upToLineBreak: true)
    }

    /// The text of a range, or its part before the first line break.
    func text(in range: Range<Int>, upToLineBreak: Bool = false) -> String {
        var view = String.UnicodeScalarView()
        for scalar in scalars[range.clamped(to: 0..<scalars.count)] {
            if upToLineBreak, scalar == "\n" || scalar == "\r" { break }
            view.append(scalar)
        }
        return String(view)
    }

    /// How many characters of a range are on its first line, spaces at the end left out; at least 1.
    func lengthOnLine(of range: Range<Int>) -> Int {
        var line = text(in: range, upToLineBreak: true).unicodeScalars
        while let last = line.last, last == " " || last == "\t" { line.removeLast() }
        return max(1, line.count)
    }

    /// A finding at a range of this text.
    package func finding(
        at range: Range<Int>, rule: String, severity: Finding.Severity = .error, _ message: Phrase,
        suggestion: Phrase? = nil
    ) -> Finding {
        let mark = mark(at: range.lowerBound)
        return Finding(
            mark, length: lengthOnLine(of: range), rule: rule, severity: severity, message, suggestion: suggestion,
            sourceLine: line(mark.line))
    }
}
