/// A SELECT over members in layers: each works out columns from those of the layer before it, whose alias is `m`. The first
/// reads the members themselves.
///
/// SQLite carries a member through all layers before it reads the next one, and works out each column once. A column that
/// no later layer asks for is left out.
struct LayeredQuery: Sendable {
    struct Column: Sendable {
        let name: String
        /// Over `m`.
        let sql: String

        init(_ name: String, _ sql: String) { (self.name, self.sql) = (name, sql) }
    }

    /// Columns of the first layer beside the members' own.
    var base: [Column] = []
    private(set) var layers: [[Column]] = []

    /// Adds a column to the last layer, or to a new one when it asks for a column of the last.
    mutating func add(_ name: String, _ sql: String) {
        let asked = Set(LayeredQuery.columns(in: sql))
        if let last = layers.last, !last.contains(where: { asked.contains($0.name) }) {
            layers[layers.count - 1].append(Column(name, sql))
        } else {
            layers.append([Column(name, sql)])
        }
    }

    /// - Parameters:
    ///   - source: what stands behind FROM in the first layer; `m` is the table of members in it.
    ///   - columns: of the result, over the columns of all layers.
    func sql(from source: String, columns: [String]) -> String {
        var needed = LayeredQuery.unique(columns.flatMap(LayeredQuery.columns))
        var parts: [[String]] = []
        for layer in layers.reversed() {
            let own = layer.filter { needed.contains($0.name) }
            if own.isEmpty { continue }
            let passed = needed.filter { name in !own.contains { $0.name == name } }
            parts.append(passed.map { "m." + $0 } + own.map { "\($0.sql) AS \($0.name)" })
            needed = LayeredQuery.unique(passed + own.flatMap { LayeredQuery.columns(in: $0.sql) })
        }
        parts.append(
            needed.map { name in
                base.first { $0.name == name }.map { "\($0.sql) AS \(name)" } ?? "m." + name
            })
        var text = ""
        for (number, part) in parts.reversed().enumerated() {
            // With a limit that nothing reaches a layer stays one: it would be written into the next, each of its columns
            // as often as that one asks for it.
            let from = number == 0 ? source : "layer_\(number - 1) m LIMIT \(TurningPoint.neverSQL) OFFSET 0"
            text += """
                \(number == 0 ? "WITH" : ",") layer_\(number) AS (
                SELECT \(part.joined(separator: ",\n    "))
                FROM \(from))
                """
        }
        return text + "\nSELECT \(columns.joined(separator: ", ")) FROM layer_\(parts.count - 1) m"
    }

    /// The columns of `m` that an expression asks for.
    static func columns(in sql: String) -> [String] {
        func isPart(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        }
        let text = Array(sql.utf8)
        var names: [String] = []
        var place = 0
        while place + 2 < text.count {
            defer { place += 1 }
            guard text[place] == UInt8(ascii: "m"), text[place + 1] == UInt8(ascii: "."),
                place == 0 || !isPart(text[place - 1])
            else { continue }
            let name = String(decoding: text[(place + 2)...].prefix { isPart($0) }, as: UTF8.self)
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
