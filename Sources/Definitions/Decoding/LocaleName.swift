internal import Formats

/// The shape of a locale's name: the usual part of BCP 47 (language, script, region).
package enum LocaleName {
    package static func isValid(_ name: String) -> Bool { mistake(in: name) == nil }

    static func mistake(in name: String) -> ValueMistake? {
        guard let proper = proper(name) else {
            return ValueMistake(
                .locale, Phrase("\"\(name)\" is not a language"), suggestion: Phrase("write it as ru, en or pt-BR"))
        }
        return proper == name
            ? nil
            : ValueMistake(
                .locale, Phrase("\"\(name)\" is not how a language is written"), suggestion: Phrase("write \(proper)"))
    }

    /// `pt_br` -> `pt-BR`; nil when it cannot be one.
    private static func proper(_ name: String) -> String? {
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }.map(String.init)
        guard (1...3).contains(parts.count), parts.allSatisfy({ $0.allSatisfy { $0.isASCII } }),
            (2...3).contains(parts[0].count), parts[0].allSatisfy(\.isLetter)
        else { return nil }
        var result = [parts[0].lowercased()]
        var rest = parts.dropFirst()
        if let script = rest.first, script.count == 4, script.allSatisfy(\.isLetter) {
            result.append(script.prefix(1).uppercased() + script.dropFirst().lowercased())
            rest = rest.dropFirst()
        }
        if let region = rest.first {
            let isRegion =
                (region.count == 2 && region.allSatisfy(\.isLetter))
                || (region.count == 3 && region.allSatisfy(\.isNumber))
            guard isRegion, rest.count == 1 else { return nil }
            result.append(region.uppercased())
        }
        return result.joined(separator: "-")
    }
}
