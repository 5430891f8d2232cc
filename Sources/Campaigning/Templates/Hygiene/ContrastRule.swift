internal import Definitions
internal import Formats

/// Words that cannot be read on what is behind them, where both colours are written out side by side.
struct ContrastRule {
    let file: HygieneFile

    /// More in one file would help nobody.
    private static let most = 20

    func findings() -> [Finding] {
        Array(StyleBlocks(file.html).blocks.lazy.compactMap { finding($0) }.prefix(ContrastRule.most))
    }

    private func finding(_ block: StyleBlocks.Block) -> Finding? {
        guard let written = block.declarations.last(where: { $0.property == "color" }),
            let color = MailColor.parse(written.value), let background = background(of: block)
        else { return nil }
        let ratio = color.contrast(with: background)
        let least = isLarge(block) ? 3 : Color.readable
        guard ratio < least else { return nil }
        let better = color.readable(on: [background], at: least)
        // Cut off, not rounded: 4.49 is not 4.5.
        let tenths = Int(ratio * 10)
        return file.finding(
            written.range, .lowContrast,
            Phrase(
                "\(color.text) on \(background.text) has a contrast of \(tenths / 10).\(tenths % 10): few can read it"),
            suggestion: Phrase("take \(better.text), or another shade"))
    }

    private func background(of block: StyleBlocks.Block) -> Color? {
        let own = block.declarations.last { $0.property == "background-color" || $0.property == "background" }
        if let own { return MailColor.parse(own.value) }
        return block.bgcolor.flatMap { MailColor.parse($0.lowercased()) }
    }

    /// WCAG 2.2: 18 points, or 14 in bold.
    private func isLarge(_ block: StyleBlocks.Block) -> Bool {
        guard let size = block.declarations.last(where: { $0.property == "font-size" })?.value, size.hasSuffix("px"),
            let pixels = Double(size.dropLast(2))
        else { return false }
        let weight = block.declarations.last { $0.property == "font-weight" }?.value ?? ""
        let isBold = weight == "bold" || (Int(weight) ?? 400) >= 700
        return pixels >= 24 || (isBold && pixels >= 19)
    }
}

/// Colours as CSS writes the opaque ones.
enum MailColor {
    private static let named: [String: UInt32] = [
        "white": 0xFFFFFF, "black": 0x000000, "silver": 0xC0C0C0, "gray": 0x808080, "grey": 0x808080, "red": 0xFF0000,
        "maroon": 0x800000, "yellow": 0xFFFF00, "olive": 0x808000, "lime": 0x00FF00, "green": 0x008000,
        "aqua": 0x00FFFF, "teal": 0x008080, "blue": 0x0000FF, "navy": 0x000080, "fuchsia": 0xFF00FF,
        "purple": 0x800080, "orange": 0xFFA500, "lightgray": 0xD3D3D3, "lightgrey": 0xD3D3D3, "darkgray": 0xA9A9A9,
        "darkgrey": 0xA9A9A9, "gold": 0xFFD700, "pink": 0xFFC0CB,
    ]

    /// Nil for what is no single colour, or lets others shine through.
    static func parse(_ text: String) -> Color? {
        let word = text.replacing("!important", with: "").filter { $0 != " " }
        if let number = named[word] { return Color(number) }
        guard word.hasPrefix("rgb("), word.hasSuffix(")") else { return Color(word) }
        let parts = word.dropFirst(4).dropLast().split(separator: ",").compactMap { UInt8($0) }
        return parts.count == 3 ? Color(parts[0], parts[1], parts[2]) : nil
    }
}
