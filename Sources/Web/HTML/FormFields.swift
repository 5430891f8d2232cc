/// The fields of a query or of a form's body (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
    private let fields: [(name: String, value: String)]

    init(_ text: String?) { self.init(Array((text ?? "").utf8)) }

    /// So many fields are read; what is not UTF-8 is replaced, not refused.
    init(_ bytes: [UInt8], most: Int = 200) {
        fields = bytes.split(separator: 0x26, maxSplits: most).prefix(most).map { field in
            let parts = field.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            return (FormFields.decode(parts[0]), parts.count == 2 ? FormFields.decode(parts[1]) : "")
        }
    }

    /// The last value of that name.
    subscript(name: String) -> String? { fields.last { $0.name == name }?.value }

    /// In the order of the form.
    var all: [(name: String, value: String)] { fields }

    func values(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// A segment of a path, decoded once.
    static func percentDecoded(_ text: String) -> String { decode(Array(text.utf8)[...], plusIsSpace: false) }

    private static func decode(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = true) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x25, index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
                let low = digit(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
                continue
            }
            output.append(byte == 0x2B && plusIsSpace ? 0x20 : byte)
            index += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
