package import Formats

/// An address that was taken and deserves a second look.
package struct AddressWarning: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case typo, mixed, role, disposable, invisible
    }

    package let line: Int
    package let email: String
    package let kind: Kind
    /// The domain that was probably meant.
    package let suggestion: String?

    package init(line: Int, email: String, kind: Kind, suggestion: String? = nil) {
        (self.line, self.email, self.kind, self.suggestion) = (line, email, kind, suggestion)
    }

    package var sentence: Phrase {
        switch kind {
        case .typo: Phrase("line \(line): \(email) looks like a slip: is \(suggestion ?? "") meant?")
        case .mixed: Phrase("line \(line): \(email) has letters of two alphabets in one word: were they meant?")
        case .role: Phrase("line \(line): \(email) is the address of an office, not of a person")
        case .disposable: Phrase("line \(line): \(email) is an address for an hour")
        case .invisible: Phrase("line \(line): invisible characters were taken off \(email)")
        }
    }
}

/// Gathers what is to be said of the addresses of a file. Nobody is rejected for it.
final class AddressNotes {
    private(set) var warnings: [AddressWarning] = []
    private(set) var counts: [AddressWarning.Kind: Int] = [:]
    /// Telephone numbers such as `7,91612E+10`, whose last digits a spreadsheet has dropped.
    var roundedNumbers = 0
    var hasBirthdaysWithoutYear = false
    private var inspector = AddressInspector()

    private static let limit = 1000

    func look(at address: EmailAddress, cell: String, line: Int) {
        if cell.utf8.count != address.address.utf8.count, EmailAddress.hasInvisible(cell) {
            note(AddressWarning(line: line, email: address.address, kind: .invisible))
        }
        if let finding = inspector.look(at: address) { note(finding, address.address, line) }
    }

    /// The same for an address that is its own key, by its bytes.
    func look(at key: UnsafeBufferPointer<UInt8>, line: Int) {
        guard let finding = inspector.look(at: key) else { return }
        note(finding, String(decoding: key, as: UTF8.self), line)
    }

    private func note(_ finding: AddressInspector.Finding, _ email: String, _ line: Int) {
        if finding.isMixed { note(AddressWarning(line: line, email: email, kind: .mixed)) }
        if finding.isRole { note(AddressWarning(line: line, email: email, kind: .role)) }
        switch finding.domain {
        case .typo(let meant):
            note(AddressWarning(line: line, email: email, kind: .typo, suggestion: meant))
        case .disposable: note(AddressWarning(line: line, email: email, kind: .disposable))
        case .mixed, nil: break
        }
    }

    private func note(_ warning: AddressWarning) {
        counts[warning.kind, default: 0] += 1
        if warnings.count < AddressNotes.limit { warnings.append(warning) }
    }

    /// `7,91612E+10`
    static func isRounded(_ cell: String) -> Bool {
        let bytes = cell.utf8
        guard (6...14).contains(bytes.count), bytes.contains(0x2B),
            bytes.first.map({ (0x30...0x39).contains($0) }) == true
        else { return false }
        let parts = cell.uppercased().split(separator: "E+")
        return parts.count == 2 && parts[0].allSatisfy { $0.isNumber || $0 == "," || $0 == "." }
            && parts[1].allSatisfy(\.isNumber)
    }

    /// Adds to a summary what was found.
    func settle(into summary: inout ImportSummary) {
        summary.addressWarnings += warnings
        let kinds: [(AddressWarning.Kind, ImportSummary.Count.Kind)] = [
            (.typo, .typos), (.mixed, .mixed), (.role, .roles), (.disposable, .disposable), (.invisible, .cleaned),
        ]
        for (kind, counted) in kinds {
            guard let count = counts[kind] else { continue }
            summary.add(ImportSummary.Count(counted, count))
        }
        if roundedNumbers > 0 {
            summary.warnings.append(
                Phrase(
                    """
                    telephone numbers that look like 7,91612E+10 (\(roundedNumbers)): a spreadsheet has dropped their last \
                    digits. Export the file anew without opening it there
                    """))
        }
        if hasBirthdaysWithoutYear {
            summary.notes.append(Phrase("birthdays without a year are not taken: they are no dates"))
        }
    }
}
