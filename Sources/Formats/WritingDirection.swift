/// Which way a language is written.
extension Locales {
    /// True for `he`, `ar-EG`, `pa_Arab`, `az-Arab-IR`; false for `ku-Latn`. The script decides where the locale names one.
    package static func isRightToLeft(_ locale: String) -> Bool {
        let parts = locale.lowercased().split { $0 == "-" || $0 == "_" }
        guard let language = parts.first else { return false }
        if let script = parts.dropFirst().first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
            return scripts.contains(script)
        }
        let region = parts.dropFirst().first { $0.count == 2 } ?? ""
        return languages.contains(language) || places.contains("\(language)-\(region)")
    }

    /// As HTML and mail headers write it: `pt-BR` for `pt_BR` (BCP 47).
    package static func tag(_ locale: String) -> String {
        String(
            locale.replacing("_", with: "-").unicodeScalars.filter {
                $0 == "-" || ($0.isASCII && $0.properties.isAlphabetic) || ("0"..."9").contains($0)
            })
    }

    /// Arabic, Hebrew, Syriac, Thaana, N'Ko, Mandaic, Samaritan, Adlam, Hanifi Rohingya.
    private static let scripts: Set<Substring> = [
        "arab", "aran", "hebr", "syrc", "thaa", "nkoo", "mand", "samr", "adlm", "rohg",
    ]
    /// Those that are written so where no script is named (Unicode CLDR, likely subtags).
    private static let languages: Set<Substring> = [
        "ar", "arc", "arq", "ary", "arz", "azb", "bal", "bgn", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw",
        "ks", "lrc", "luz", "mzn", "nqo", "pbt", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
    ]
    /// Languages that are written so in one country and not in another.
    private static let places: Set<String> = ["az-ir", "az-iq", "ku-iq", "ku-ir", "pa-pk", "uz-af", "tk-ir"]
}
