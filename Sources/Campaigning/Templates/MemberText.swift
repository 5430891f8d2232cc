/// Text about a member made fit to stand in a message: whatever it holds, it is one line and cannot turn around or
/// hide what stands beside it.
enum MemberText {
    static func clean(_ text: String) -> String {
        guard !TextCleaning.isClean(text) else { return text }
        var result = String.UnicodeScalarView()
        var hasSpace = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20, 0x7F..<0xA0, 0x2028, 0x2029: hasSpace = !result.isEmpty
            // Embedding, overriding and isolating the direction of writing.
            case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            default:
                if hasSpace { result.append(" ") }
                hasSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }
}
