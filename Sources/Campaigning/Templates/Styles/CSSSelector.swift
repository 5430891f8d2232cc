/// A selector that is matched here: elements, classes, ids and attributes, below and directly below one another. All
/// others (pseudo-classes, siblings) are for the mail program.
struct CSSSelector: Sendable {
    enum Attribute: Sendable, Hashable {
        case present(String)
        /// `=`, `~=`, `^=`, `$=`, `*=`, `|=`, by its first letter.
        case value(String, UInt8, String, ignoresCase: Bool)
    }

    /// What one element must be.
    struct Compound: Sendable {
        /// Lower-case; nil is `*` or none.
        var element: String?
        var id: String?
        /// `#a#a` is stronger than `#a`.
        var idCount = 0
        var classes: [String] = []
        var attributes: [Attribute] = []
        /// True where it must be the parent of what comes next, not just stand above it.
        var isParent = false

        func matches(_ element: MarkupElement) -> Bool {
            if let name = self.element, name != element.name { return false }
            if let id, id != element.id { return false }
            return classes.allSatisfy(element.classes.contains) && attributes.allSatisfy(element.has)
        }
    }

    /// Outermost first.
    let compounds: [Compound]
    /// Ids, then classes and attributes, then elements (Selectors 4, 17), as one number.
    let specificity: Int

    private init(_ compounds: [Compound]) {
        self.compounds = compounds
        var counts = (0, 0, 0)
        for compound in compounds {
            counts.0 += compound.idCount
            counts.1 += compound.classes.count + compound.attributes.count
            if compound.element != nil { counts.2 += 1 }
        }
        specificity = min(counts.0, 1023) << 20 | min(counts.1, 1023) << 10 | min(counts.2, 1023)
    }

    enum Parsed {
        case selector(CSSSelector)
        /// Right, but for the mail program.
        case left
        /// Not CSS, or none that is known: then the whole rule is not (Selectors 4, 3.9).
        case wrong
    }

    private static let longest = 24

    static func parse(_ bytes: ArraySlice<UInt8>) -> Parsed {
        var reader = SelectorReader(bytes)
        var compounds: [Compound] = []
        reader.skipSpace()
        while !reader.isAtEnd {
            guard var compound = reader.compound() else { return .wrong }
            guard !reader.isBeyondUs, compounds.count < longest else { return .left }
            let hadSpace = reader.skipSpace()
            if let next = reader.peek {
                switch next {
                case UInt8(ascii: ">"):
                    compound.isParent = true
                    reader.advance()
                    reader.skipSpace()
                    guard !reader.isAtEnd else { return .wrong }
                case UInt8(ascii: "+"), UInt8(ascii: "~"), UInt8(ascii: "|"): return .left
                default: guard hadSpace else { return .wrong }
                }
            }
            compounds.append(compound)
        }
        return compounds.isEmpty ? .wrong : .selector(CSSSelector(compounds))
    }

    /// True when the element, below these (outermost first), is one of those that are meant. Each run of `>` is put as low
    /// as it can go, which leaves the most room for those above: no choice is ever taken back.
    func matches(
        _ element: MarkupElement, below ancestors: [MarkupElement], steps: inout Int,
        by isMatch: (Compound, MarkupElement) -> Bool = { $0.matches($1) }
    ) -> Bool {
        var position = compounds.count - 1
        guard isMatch(compounds[position], element) else { return false }
        var level = ancestors.count - 1
        // What must stand right above the element.
        while position > 0, compounds[position - 1].isParent {
            position -= 1
            steps += 1
            guard level >= 0, isMatch(compounds[position], ancestors[level]) else { return false }
            level -= 1
        }
        while position > 0 {
            var first = position - 1
            while first > 0, compounds[first - 1].isParent { first -= 1 }
            let run = compounds[first..<position]
            var found = false
            while level + 1 >= run.count {
                steps += 1
                let isHere = run.reversed().enumerated().allSatisfy { offset, compound in
                    isMatch(compound, ancestors[level - offset])
                }
                if isHere {
                    level -= run.count
                    found = true
                    break
                }
                level -= 1
            }
            guard found else { return false }
            position = first
        }
        return true
    }
}

/// Reads one selector.
private struct SelectorReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    /// True once there was something that only a mail program can match.
    private(set) var isBeyondUs = false

    init(_ bytes: ArraySlice<UInt8>) { (self.bytes, index) = (bytes, bytes.startIndex) }

    var isAtEnd: Bool { index >= bytes.endIndex }
    var peek: UInt8? { isAtEnd ? nil : bytes[index] }

    mutating func advance() { index += 1 }

    /// White space and comments; true when there was any.
    @discardableResult mutating func skipSpace() -> Bool {
        let start = index
        while let byte = peek {
            if CSSBytes.isSpace(byte) {
                index += 1
            } else if byte == UInt8(ascii: "/"), index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "*") {
                index += 2
                while index < bytes.endIndex,
                    !(bytes[index] == UInt8(ascii: "/") && bytes[index - 1] == UInt8(ascii: "*"))
                {
                    index += 1
                }
                index = min(bytes.endIndex, index + 1)
            } else {
                break
            }
        }
        return index > start
    }

    /// Nil when there is none, or a wrong one.
    mutating func compound() -> CSSSelector.Compound? {
        var compound = CSSSelector.Compound()
        let start = index
        if peek == UInt8(ascii: "*") {
            index += 1
        } else if let name = name() {
            compound.element = CSSBytes.lowercased(name.utf8)
        }
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "."):
                index += 1
                guard let name = name() else { return nil }
                compound.classes.append(name)
            case UInt8(ascii: "#"):
                index += 1
                guard let name = name() else { return nil }
                if compound.id != nil, compound.id != name { isBeyondUs = true }
                compound.id = name
                compound.idCount += 1
            case UInt8(ascii: "["):
                guard let attribute = attribute() else { return nil }
                compound.attributes.append(attribute)
            case UInt8(ascii: ":"):
                isBeyondUs = true
                index = bytes.endIndex
            default: return index > start ? compound : nil
            }
        }
        return index > start ? compound : nil
    }

    /// An identifier, its escapes read; nil when none stands here.
    private mutating func name() -> String? {
        guard let first = peek, !(0x30...0x39).contains(first) else { return nil }
        var result: [UInt8] = []
        while let byte = peek {
            if CSSBytes.isName(byte) {
                result.append(byte)
                index += 1
            } else if byte == UInt8(ascii: "\\"), index + 1 < bytes.endIndex, bytes[index + 1] != 0x0A {
                index += 1
                result += escape()
            } else {
                break
            }
        }
        return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
    }

    /// Up to six hexadecimal digits and a space, or the character itself.
    private mutating func escape() -> [UInt8] {
        var digits = ""
        while digits.count < 6, let byte = peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue {
            digits += String(digit, radix: 16)
            index += 1
        }
        if let number = UInt32(digits, radix: 16) {
            if let byte = peek, CSSBytes.isSpace(byte) { index += 1 }
            return Array(String(Character(Unicode.Scalar(number) ?? "\u{FFFD}")).utf8)
        }
        defer { index += 1 }
        return [bytes[index]]
    }

    private mutating func attribute() -> CSSSelector.Attribute? {
        index += 1
        skipSpace()
        guard let name = name().map({ CSSBytes.lowercased($0.utf8) }) else { return nil }
        skipSpace()
        guard let sign = peek else { return nil }
        index += 1
        if sign == UInt8(ascii: "]") { return .present(name) }
        if sign != UInt8(ascii: "=") {
            guard "~^$*|".utf8.contains(sign), peek == UInt8(ascii: "=") else { return nil }
            index += 1
        }
        skipSpace()
        guard let value = text() ?? self.name() else { return nil }
        skipSpace()
        var ignoresCase = false
        if let flag = peek, CSSBytes.isLetter(flag) {
            ignoresCase = flag | 0x20 == UInt8(ascii: "i")
            index += 1
            skipSpace()
        }
        guard peek == UInt8(ascii: "]") else { return nil }
        index += 1
        return .value(name, sign, value, ignoresCase: ignoresCase)
    }

    private mutating func text() -> String? {
        guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        index += 1
        var result: [UInt8] = []
        while let byte = peek {
            index += 1
            if byte == quote { return String(decoding: result, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), !isAtEnd { result += escape() } else { result.append(byte) }
        }
        return nil
    }
}
