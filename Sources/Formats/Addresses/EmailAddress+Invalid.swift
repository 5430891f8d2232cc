extension EmailAddress {
    /// Why a text is not an address. Lists have many of these and people read a few: the sentence is made when it is asked
    /// for.
    package enum Invalid: PhrasedError, Sendable, Hashable {
        case empty, unseen
        case noSeparator, twoSeparators
        /// Bytes of the whole address, or of the part before the @.
        case long(Int), longLocalPart(Int)
        case noLocalPart, leadingDot, trailingDot, twoDots
        case localCharacter(Unicode.Scalar)
        case openQuote, textAfterQuote, emptyQuotes, badEscape
        case noDomain, brackets, reserved
        case longLabel(Int)
        case label(String)
        case domain(String, DomainFlaw)

        package enum DomainFlaw: Sendable, Hashable {
            case notInternational, extraDot, hyphen, number, noDot
            case character(Unicode.Scalar)
        }

        package var phrase: Phrase {
            switch self {
            case .empty: Phrase("the address is empty")
            case .unseen:
                Phrase("the address has a hard space, a line break or another character in it that cannot be seen")
            case .noSeparator: Phrase("the address has no @")
            case .twoSeparators: Phrase("the address has two @")
            case .long(let count): Phrase("the address has \(count) bytes; 254 is the most")
            case .longLocalPart(let count): Phrase("the part before the @ has \(count) bytes; 64 is the most")
            case .noLocalPart: Phrase("nothing stands before the @")
            case .leadingDot: Phrase("the part before the @ begins with a dot")
            case .trailingDot: Phrase("the part before the @ ends with a dot")
            case .twoDots: Phrase("the part before the @ has two dots in a row")
            case .localCharacter(" "): Phrase("the part before the @ has a space in it")
            case .localCharacter(let found): Phrase("the part before the @ has \"\(Character(found))\" in it")
            case .openQuote: Phrase("the quote before the @ is never closed")
            case .textAfterQuote: Phrase("something stands between the closing quote and the @")
            case .emptyQuotes: Phrase("the quotes before the @ are empty")
            case .badEscape: Phrase("a backslash stands before a letter that is not ASCII")
            case .noDomain: Phrase("nothing stands after the @")
            case .brackets: Phrase("a number in brackets is not a domain")
            case .reserved: Phrase("no mail can reach a domain that ends with .invalid")
            case .longLabel(let count): Phrase("a part of the domain has \(count) bytes; 63 is the most")
            case .label(let label): Phrase("\"\(label)\" is not a valid international name")
            case .domain(let domain, let flaw): Invalid.phrase(domain, flaw)
            }
        }

        package var advice: Phrase? {
            switch self {
            case .noSeparator: Phrase("write it as name@example.org")
            case .twoSeparators: Phrase("one address in one cell")
            case .brackets: Phrase("write a name: name@example.org")
            case .domain(let domain, .noDot): Phrase("is the end missing, as in \(domain).com?")
            default: nil
            }
        }

        private static func phrase(_ domain: String, _ flaw: DomainFlaw) -> Phrase {
            switch flaw {
            case .notInternational: Phrase("the domain \"\(domain)\" is not a valid international name")
            case .extraDot: Phrase("the domain \"\(domain)\" has a dot too many")
            case .hyphen: Phrase("a part of the domain \"\(domain)\" begins or ends with a hyphen")
            case .number: Phrase("the domain \"\(domain)\" ends with a number")
            case .noDot: Phrase("the domain \"\(domain)\" has no dot")
            case .character(" "): Phrase("the domain \"\(domain)\" has a space in it")
            case .character(let found): Phrase("the domain \"\(domain)\" has \"\(Character(found))\" in it")
            }
        }
    }
}
