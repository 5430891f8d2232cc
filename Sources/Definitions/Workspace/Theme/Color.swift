import Foundation

/// An opaque colour of the screen.
package struct Color: Sendable, Hashable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// `0x1F6F54`.
    package init(_ number: UInt32) {
        self.init(UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255))
    }

    /// `#1f6f54` or `#fff`.
    package init?(_ text: String) {
        guard text.first == "#" else { return nil }
        let digits = text.dropFirst()
        guard digits.count == 3 || digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return nil
        }
        let full = digits.count == 6 ? String(digits) : digits.map { "\($0)\($0)" }.joined()
        self.init(UInt32(full, radix: 16) ?? 0)
    }

    /// `#1f6f54`.
    package var text: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// WCAG 2.2, relative luminance.
    package var luminance: Double {
        let linear = [red, green, blue].map { component -> Double in
            let share = Double(component) / 255
            return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// WCAG 2.2, contrast ratio: 1 to 21.
    package func contrast(with other: Color) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// This much of the other colour in this one: 0 is none.
    package func mixed(_ share: Double, of other: Color) -> Color {
        func mix(_ own: UInt8, _ theirs: UInt8) -> UInt8 {
            UInt8((Double(own) + (Double(theirs) - Double(own)) * share).rounded())
        }
        return Color(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }

    /// Nearer to white by this much, as colourful as it was: the lightness of HSL (CSS Color 4, 7).
    func lightened(_ share: Double) -> Color {
        let parts = [red, green, blue].map { Double($0) / 255 }
        guard let most = parts.max(), let least = parts.min(), most > least else { return mixed(share, of: .white) }
        let lightness = (most + least) / 2
        let saturation = (most - least) / (1 - abs(2 * lightness - 1))
        let target = lightness + (1 - lightness) * share
        let reach = saturation * (1 - abs(2 * target - 1)) / 2
        let shades = parts.map { part -> UInt8 in
            let position = (part - lightness) / ((most - least) / 2)
            return UInt8(((target + position * reach).clamped * 255).rounded())
        }
        return Color(shades[0], shades[1], shades[2])
    }

    package static let black = Color(0x000000)
    package static let white = Color(0xFFFFFF)
    /// What text needs against what is behind it: WCAG 2.2 AA.
    package static let readable = 4.5

    /// The nearest shade of this colour that can be read on all of these: itself, darker or lighter.
    package func readable(on backgrounds: [Color], at least: Double = Color.readable) -> Color {
        let isOnDark = backgrounds.allSatisfy { $0.luminance < 0.18 }
        let end = isOnDark ? Color.white : Color.black
        for step in 0...50 {
            let share = Double(step) / 50
            // Halfway between a colourful shade and a pale one: the first alone glares, the second is grey.
            let shade = isOnDark ? lightened(share).mixed(0.5, of: mixed(share, of: end)) : mixed(share, of: end)
            if backgrounds.allSatisfy({ shade.contrast(with: $0) >= least }) { return shade }
        }
        return end
    }
}

extension Double {
    fileprivate var clamped: Double { min(1, max(0, self)) }
}
