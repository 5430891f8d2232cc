package import Formats

extension ImportSummary {
    /// One more count.
    package struct Count: Sendable, Hashable {
        package let kind: Kind
        package var count: Int

        package init(_ kind: Kind, _ count: Int) { (self.kind, self.count) = (kind, count) }

        /// What is counted; for programs, by its raw value.
        package enum Kind: String, Sendable {
            case suppressed, late, duplicates, unmatched, empty, previews, unfinished
            case strangers = "unknown_options"
            case typos = "address_typos"
            case mixed = "address_mixed"
            case roles = "address_roles"
            case disposable = "address_disposable"
            case cleaned = "address_cleaned"
        }

        package var phrase: Phrase {
            switch kind {
            case .suppressed: Phrase("\(count) suppressed")
            case .late: Phrase("\(count) late")
            case .duplicates: Phrase("\(count, "duplicate", "duplicates")")
            case .unmatched: Phrase("\(count) unmatched")
            case .empty: Phrase("\(count) without an answer")
            case .previews: Phrase("\(count, "preview", "previews") passed over")
            case .unfinished: Phrase("\(count) unfinished, passed over")
            case .strangers: Phrase("\(count, "option that is", "options that are") not declared, kept as written")
            case .typos: Phrase("\(count) with a probable slip in the address")
            case .mixed: Phrase("\(count) with two alphabets in the address")
            case .roles: Phrase("\(count) with an office's address")
            case .disposable: Phrase("\(count) with a disposable address")
            case .cleaned: Phrase("\(count) with invisible characters in the address")
            }
        }
    }

    /// Adds to the count of this kind, or begins it.
    mutating func add(_ count: Count) {
        guard let index = others.firstIndex(where: { $0.kind == count.kind }) else { return others.append(count) }
        others[index].count += count.count
    }
}
