internal import Crypto

/// Which words of a page of ours a consent was given to.
enum PageWording {
    /// `preferences:en:1f0c9a…`: the page, its language, and the first 48 bits of a SHA-256 over the words. The same words
    /// have the same version, whenever and wherever they are shown.
    static func version(_ language: PageLanguage, _ words: [String]) -> String {
        let digest = Crypto.sha256(Array(words.joined(separator: "\n").utf8))
        return "preferences:\(language.rawValue):\(TextCode.hex(Array(digest.prefix(6))))"
    }
}
