package import JSON

/// A name with its hash, so that looking it up in an object costs no hashing.
package struct LiquidName: Sendable, Hashable {
    package let text: String
    let hash: UInt64

    package init(_ text: String) {
        self.text = text
        hash = LiquidName.hash(of: text)
    }

    /// FNV-1a over the bytes.
    static func hash(of text: String) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            return hash
        }
    }
}

/// An object: its members in the order in which they were added. Names are compared byte by byte.
package struct LiquidObject: Sendable {
    struct Member: Sendable {
        let name: String
        let hash: UInt64
        var value: LiquidValue
    }

    private(set) var members: [Member] = []
    /// Built only when there are many members; few are found faster by walking over their hashes.
    private var positions: [String: Int]?
    private static let indexedFrom = 24

    package init() {}

    package init(_ members: [(String, LiquidValue)]) {
        self.members.reserveCapacity(members.count)
        for (name, value) in members { self[name] = value }
    }

    /// - Parameter names: all different, one for each value: made once for many objects of the same members.
    package init(_ names: [LiquidName], _ values: [LiquidValue]) {
        members.reserveCapacity(names.count)
        for (name, value) in zip(names, values) {
            members.append(Member(name: name.text, hash: name.hash, value: value))
        }
        index()
    }

    /// The names of a JSON object differ already.
    package init(_ json: JSONObject) {
        members.reserveCapacity(json.count)
        for (name, value) in json.members {
            members.append(Member(name: name, hash: LiquidName.hash(of: name), value: LiquidValue(value)))
        }
        index()
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }
    package var names: [String] { members.map(\.name) }

    package subscript(name: String) -> LiquidValue? {
        get {
            isEmpty ? nil : position(of: name, hash: LiquidName.hash(of: name)).map { members[$0].value }
        }
        set {
            let hash = LiquidName.hash(of: name)
            if let position = position(of: name, hash: hash) {
                if let newValue {
                    members[position].value = newValue
                } else {
                    members.remove(at: position)
                    positions = nil
                    index()
                }
            } else if let newValue {
                positions?[name] = members.count
                members.append(Member(name: name, hash: hash, value: newValue))
                index()
            }
        }
    }

    subscript(name: LiquidName) -> LiquidValue? {
        position(of: name.text, hash: name.hash).map { members[$0].value }
    }

    func has(_ name: LiquidName) -> Bool { position(of: name.text, hash: name.hash) != nil }

    /// What the names lead to, each in the object of the one before it; nil where one leads nowhere.
    func value(along names: [LiquidName], from place: Int = 0) -> LiquidValue? {
        guard let position = position(of: names[place].text, hash: names[place].hash) else { return nil }
        if place + 1 == names.count { return members[position].value }
        guard case .object(let object) = members[position].value else { return nil }
        return object.value(along: names, from: place + 1)
    }

    /// Gives a name a value, whether it is there already or not.
    package mutating func set(_ name: LiquidName, to value: LiquidValue) {
        if let position = position(of: name.text, hash: name.hash) {
            members[position].value = value
        } else {
            positions?[name.text] = members.count
            members.append(Member(name: name.text, hash: name.hash, value: value))
            index()
        }
    }

    private mutating func index() {
        guard positions == nil, members.count >= LiquidObject.indexedFrom else { return }
        var positions: [String: Int] = [:]
        for (position, member) in members.enumerated() { positions[member.name] = position }
        self.positions = positions
    }

    private func position(of name: String, hash: UInt64) -> Int? {
        if let positions { return positions[name] }
        for position in 0..<members.count
        where members[position].hash == hash && members[position].name.hasSameBytes(as: name) {
            return position
        }
        return nil
    }
}

extension LiquidObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral members: (String, LiquidValue)...) { self.init(members) }
}

extension String {
    /// Equality of bytes: unlike `==`, different normalizations of a text differ.
    func hasSameBytes(as other: String) -> Bool {
        // The same bits are the same text: short ones hold their bytes in them, and names of templates share their memory.
        if unsafeBitCast(self, to: (UInt64, UInt64).self) == unsafeBitCast(other, to: (UInt64, UInt64).self) {
            return true
        }
        let answer = utf8.withContiguousStorageIfAvailable { first in
            other.utf8.withContiguousStorageIfAvailable { second in
                guard first.count == second.count else { return false }
                for index in first.indices where first[index] != second[index] { return false }
                return true
            }
        }
        return (answer ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
