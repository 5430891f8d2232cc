internal import Crypto
import Foundation
internal import Formats
internal import Store

/// How a person can be found where there are no columns: by the address in each of its spellings, by our Message-IDs.
struct PersonTraces: Sendable {
    /// Folded: the address as mailed, its key, and with its domain in the other alphabet.
    let forms: [String]
    /// What must not be found in the database's files.
    let spellings: [String]
    let messageIDs: Set<String>
    let externalID: String?
    /// Folded full names, in both orders. Only names of two words or more: a first name is many people's.
    let fullNames: Set<String>
    fileprivate let needles: [AddressNeedle]

    init(_ person: PersonDetails) {
        var texts = [person.email, person.emailKey].compactMap(\.self)
        for text in texts {
            guard let address = try? EmailAddress(parsing: text) else { continue }
            texts += [address.address, address.key]
        }
        spellings = Array(Set(texts)).sorted()
        forms = Array(Set(texts.map(CaseFold.fold))).sorted()
        messageIDs = Set(person.messageIDs)
        externalID = person.externalID
        let parts = [person.firstName, person.lastName].compactMap(\.self).filter { !$0.isEmpty }
        let names =
            [person.name ?? ""] + (parts.count == 2 ? [parts.joined(separator: " "), parts[1] + " " + parts[0]] : [])
        fullNames = Set(names.map(CaseFold.fold).filter { $0.contains(" ") })
        needles = forms.map(AddressNeedle.init)
    }

    /// True when the bytes hold the address, in whatever case, and not as a part of a longer one.
    func isMentioned(in bytes: [UInt8]) -> Bool { needles.contains { $0.isIn(bytes) } }

    func isMentioned(in text: String) -> Bool { isMentioned(in: Array(text.utf8)) }

    /// The text with the address overwritten; nil when it does not hold it.
    func overwritten(_ text: String) -> String? {
        guard isMentioned(in: text) else { return nil }
        var folded = text
        for needle in needles { folded = needle.replaced(in: folded, by: "[erased]") }
        return folded
    }

    /// True when a row of cells is this person's: it holds the address, or the full name in one cell or in two.
    func isMentioned(inCells cells: [String]) -> Bool {
        if cells.contains(where: isMentioned) { return true }
        guard !fullNames.isEmpty else { return false }
        let folded = cells.map { CaseFold.fold($0.trimmingCharacters(in: .whitespaces)) }
        if folded.contains(where: fullNames.contains) { return true }
        return fullNames.contains { name in
            let words = name.split(separator: " ").map(String.init)
            return words.count == 2 && words.allSatisfy(folded.contains)
        }
    }
}

extension PersonTraces {
    /// Where the address stands in a file of plain text, in bytes of the file.
    func plainRanges(in bytes: [UInt8]) -> [Range<Int>] {
        let found = needles.flatMap { $0.plainRanges(in: bytes) }.sorted { $0.lowerBound < $1.lowerBound }
        return found.reduce(into: []) { ranges, range in
            if let last = ranges.last, last.upperBound > range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }
}
