/// Rows of numbers and names as a JSON array of arrays, byte by byte: a hundred thousand of them are written in one run.
struct JourneyList {
    private var bytes: [UInt8] = [UInt8(ascii: "[")]
    private var isFirst = true

    init(capacity rows: Int) { bytes.reserveCapacity(rows * 112 + 2) }

    /// A row begins.
    mutating func begin() {
        if bytes.count > 1 { bytes += [UInt8(ascii: "]"), UInt8(ascii: ",")] }
        bytes.append(UInt8(ascii: "["))
        isFirst = true
    }

    mutating func add(_ number: Int64?) {
        separate()
        guard let number else { return bytes.append(contentsOf: "null".utf8) }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }

    mutating func add(_ number: Int) { add(Int64(number)) }

    /// A name: letters, digits, `_` and `-`.
    mutating func add(_ name: String?) {
        separate()
        guard let name else { return bytes.append(contentsOf: "null".utf8) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    var text: String {
        String(decoding: bytes + Array((bytes.count > 1 ? "]]" : "]").utf8), as: UTF8.self)
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
