import Formats
import JSON
import Store

/// What `store migrate` did or would do.
struct MigrationReport {
    struct Conversion {
        let change: TypeChange
        var convertible = 0
        var misfits = 0
        var examples: [TypeConversion.Misfit] = []
        /// Where values were set aside.
        var file: String?

        init(change: TypeChange) { self.change = change }
    }

    let from: Int
    let to: Int
    var conversions: [Conversion] = []
    var backup: String?
    var isDryRun = false
    var isDone = false

    init(from: Int, to: Int) { (self.from, self.to) = (from, to) }

    var misfits: Int { conversions.reduce(0) { $0 + $1.misfits } }
    var isEmpty: Bool { from == to && conversions.isEmpty }

    func show(_ console: Console) {
        if isEmpty {
            return console.out(Phrase("the store has schema \(to) and the declared types: nothing is to be done"))
        }
        if let backup { console.note(Phrase("a copy of the store as it was: \(printable(backup))")) }
        if from < to {
            console.out(isDone ? Phrase("schema \(from) → \(to)") : Phrase("schema \(from) → \(to) is to be done"))
        }
        for conversion in conversions { show(conversion, console) }
    }

    private func show(_ conversion: Conversion, _ console: Console) {
        let words = printable(conversion.change.words)
        console.out(
            isDone
                ? Phrase("\(words): \(conversion.convertible, "value", "values") converted")
                : Phrase(
                    "\(words): \(conversion.convertible, "value", "values") can be converted, \(conversion.misfits) cannot"
                ))
        if let file = conversion.file {
            console.out(
                Phrase(
                    "  \(conversion.misfits, "value", "values") set aside in \(printable(file)): correct them and import that file"
                ))
            return
        }
        for misfit in conversion.examples {
            console.out(verbatim: "  \(printable(misfit.email ?? "id \(misfit.id)")): \"\(printable(misfit.value))\"")
        }
        let more = conversion.misfits - conversion.examples.count
        if more > 0 { console.out(Phrase("  and \(more) more")) }
    }

    var json: JSONValue {
        [
            "from": JSONValue(from), "to": JSONValue(to), "dry_run": .bool(isDryRun), "done": .bool(isDone || isEmpty),
            "backup": JSONValue(backup),
            "conversions": .array(
                conversions.map { conversion in
                    [
                        "name": .string(conversion.change.name), "in": .string(conversion.change.place.rawValue),
                        "from": .string(conversion.change.from.described),
                        "to": .string(conversion.change.to.described),
                        "convertible": JSONValue(conversion.convertible), "misfits": JSONValue(conversion.misfits),
                        "examples": .array(
                            conversion.examples.map {
                                [
                                    "id": .integer($0.id), "email": JSONValue($0.email), "value": .string($0.value),
                                ]
                            }),
                        "file": JSONValue(conversion.file),
                    ]
                }),
        ]
    }
}
