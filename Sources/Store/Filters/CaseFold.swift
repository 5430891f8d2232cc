import Foundation

/// Case folding for `~=`: two texts are the same when their folds are.
package enum CaseFold {
    /// Full case folding in every script (ß is ss, ς is σ), ё as е, in NFC.
    package static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var folded = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            for part in fold(scalar).unicodeScalars { folded.append(part == "ё" ? "е" : part) }
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }

    /// Down, up and down again: what lower case alone leaves apart (ẞ and SS) meets on the way. The dotless ı stays itself.
    private static func fold(_ scalar: Unicode.Scalar) -> String {
        if scalar == "ı" { return "ı" }
        var result = ""
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            for upper in lower.properties.uppercaseMapping.unicodeScalars {
                result += upper.properties.lowercaseMapping
            }
        }
        return result
    }
}
