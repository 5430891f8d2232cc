package import Formats

/// A CSV file that says who was at an event.
package struct AttendanceSheet {
    package struct Row: Sendable {
        package let line: Int
        package let address: EmailAddress
        package let isPresent: Bool
    }

    package private(set) var rows: [Row] = []
    /// Lines that say nothing of a member, and why.
    package private(set) var problems: [(line: Int, words: Phrase)] = []

    private static let absent: Set<String> = ["no", "false", "0", "n", "нет"]

    /// - Throws: when the file cannot be read, or has no column with addresses.
    package init(path: String) throws { try self.init(CSVReader(path: path)) }

    package init(_ reader: CSVReader) throws {
        let header = reader.header.map { $0.filter { !$0.isWhitespace }.lowercased() }
        guard let email = header.firstIndex(where: { ["email", "e-mail", "address", "почта"].contains($0) }) else {
            throw AttendanceError(
                phrase: Phrase("the file has no column \"email\", only: \(reader.header.joined(separator: ", "))"),
                advice: Phrase("name the column with the addresses \"email\""))
        }
        let attended = header.firstIndex { ["attended", "present", "присутствовал", "пришёл"].contains($0) }
        while true {
            do {
                guard let record = try reader.next() else { return }
                do throws(EmailAddress.Invalid) {
                    let address = try EmailAddress(extractingFrom: record.fields[email])
                    let word = attended.map { record.fields[$0].lowercased().filter { !$0.isWhitespace } } ?? ""
                    rows.append(
                        Row(line: record.line, address: address, isPresent: !AttendanceSheet.absent.contains(word)))
                } catch {
                    problems.append((record.line, error.phrase))
                }
            } catch let error as CSVError {
                problems.append((error.line, error.problem))
            }
        }
    }
}

package struct AttendanceError: PhrasedError {
    package let phrase: Phrase
    package let advice: Phrase?
}
