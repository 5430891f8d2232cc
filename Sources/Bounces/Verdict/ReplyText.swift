/// What a mail server replied, as a notice repeats it among its own words.
enum ReplyText {
    /// The replies of a paragraph that concern a recipient: those that name it, else all; failures for good before those that
    /// pass.
    static func of(_ paragraph: String, recipient: String) -> String {
        let all = fragments(paragraph)
        guard !all.isEmpty else { return "" }
        let wanted = recipient.lowercased()
        let named = wanted.isEmpty ? [] : all.filter { $0.text.lowercased().contains(wanted) }
        let about = named.isEmpty ? all : named
        let final = about.filter { $0.digit == 5 }
        return (final.isEmpty ? about : final).map(\.text).joined(separator: " ")
    }

    private struct Fragment {
        let digit: Int
        var text: String
        var lines = 1
    }

    private static func fragments(_ paragraph: String) -> [Fragment] {
        var found: [Fragment] = []
        var isOpen = false
        for line in paragraph.split(separator: "\n") {
            if let (start, digit) = code(in: line) {
                found.append(Fragment(digit: digit, text: String(line[start...])))
                isOpen = true
            } else if isOpen, var last = found.popLast() {
                // A long reply goes on below.
                let isCommand = line.drop { $0.isWhitespace }.hasPrefix(">>>")
                if last.lines < 4, !isCommand {
                    last.text += " " + line
                    last.lines += 1
                } else {
                    isOpen = false
                }
                found.append(last)
            }
        }
        return found
    }

    /// Where a line has a reply code or an enhanced one, and its class.
    private static func code(in line: Substring) -> (Substring.Index, Int)? {
        var index = line.startIndex
        while index < line.endIndex {
            guard line[index].isASCII, line[index].isNumber else {
                index = line.index(after: index)
                continue
            }
            let start = index
            let word = line[start...].prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            index = word.endIndex
            let before = start > line.startIndex ? line[line.index(before: start)] : " "
            let after = index < line.endIndex ? line[index] : " "
            guard !before.isLetter, before != "-", before != ".", before != "@", !after.isLetter, after != "@",
                let digit = word.first?.wholeNumberValue, digit == 4 || digit == 5
            else { continue }
            let text = word.last == "." ? word.dropLast() : word
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            let isReply = parts.count == 1 && text.count == 3 && (after != "-" || isContinued(line[index...]))
            let isEnhanced = parts.count == 3 && parts.allSatisfy { (1...3).contains($0.count) } && parts[0].count == 1
            if isReply && (Int(text) ?? 0) < 560 || isEnhanced { return (start, digit) }
        }
        return nil
    }

    /// `550-5.1.1` and `550-text`, not `550-12-3`.
    private static func isContinued(_ rest: Substring) -> Bool {
        guard let next = rest.dropFirst().first else { return true }
        return !next.isNumber || next == "4" || next == "5"
    }
}
