import Campaigning
import Definitions
import Formats
import JSON
import Store

/// `kamerton core`
enum CoreCommand {
    static let command = Command(
        "core", summary: Phrase("who is in the core of the community, or would be, and why"),
        discussion: Phrase(
            """
            The core is the first so many members by engagement of those whom community.core in kamerton.yaml allows:

              community: { core: { where: stage in (promoter, kamerton), size: 150 } }

            It is a segment called core. "run" chooses it once a day, and anew when the rule was edited; this command shows
            whom it would choose now: who comes in, who stays and since when, who leaves, and what each did for it. With
            --size it tries another size; nothing is written.

              kamerton core --size 50
              kamerton core --csv > core.csv
              kamerton members show anna@example.org      # every part of one member's engagement

            How engagement is counted: docs/engagement.md.
            """),
        options: [
            .init(name: "--size", value: "N", help: Phrase("as if it were for so many members")),
            .init(name: "--csv", help: Phrase("CSV on stdout; formulas are defused")),
        ], run: run)

    @Sendable private static func run(_ invocation: Invocation) throws -> ExitCode {
        let size = try invocation.integer("--size")
        if let size, !(1...5000).contains(size) {
            throw UsageError(
                message: Phrase("--size \(size) is not from 1 to 5000"), suggestion: Phrase("try 150"), command: "core")
        }
        let workspace = try invocation.workspace()
        guard let core = workspace.definition.core else {
            throw CommandError(
                message: Phrase("the workspace declares no core"),
                suggestion: Phrase(
                    "add to kamerton.yaml: community: { core: { where: \"stage in (promoter, kamerton)\", size: 150 } }"
                ))
        }
        let store = try invocation.store(of: workspace)
        try invocation.overlayStages(store, workspace)
        let circle = try CoreCircle(core, store, workspace, size: size, now: invocation.now)
        if invocation.isJSON {
            invocation.printJSON(json(circle, size: size ?? core.size))
        } else if invocation.flag("--csv") {
            invocation.console.out(verbatim: String(decoding: csv(circle).dropLast(), as: UTF8.self))
        } else {
            tell(circle, size: size ?? core.size, workspace, invocation.console)
        }
        return .done
    }

    private static func tell(_ circle: CoreCircle, size: Int, _ workspace: Workspace, _ console: Console) {
        let zone = workspace.definition.timezone
        var table = Table(
            Phrase("place"), Phrase("member"), Phrase("name"), Phrase("stage"), Phrase("engagement"), Phrase("since"),
            Phrase("why"))
        for one in circle.people {
            let since = one.since.map { Phrase(verbatim: zone.civil($0).date.description) } ?? Phrase("comes in")
            table.add([
                Phrase("\(one.place ?? 0)"), Phrase(verbatim: printable(one.email)),
                Phrase(verbatim: printable(one.name ?? "")), Phrase(verbatim: printable(one.stage ?? "")),
                Phrase(verbatim: points(one.engagement)), since, Phrase(verbatim: why(one)),
            ])
        }
        if circle.people.isEmpty {
            console.out(
                Phrase("nobody would be in the core: nobody whom its filter allows has done anything that counts"))
        } else {
            console.out(table)
        }
        for one in circle.leaving {
            console.out(
                Phrase("leaves: \(printable(one.email)), engagement \(points(one.engagement))"))
        }
        console.note(
            Phrase("\(circle.people.count) of \(size, "place", "places") in the core are taken"))
        if circle.chosenAt == nil { console.note(Phrase("it was not chosen yet: kamerton run does it")) }
    }

    /// `attended 3 × 12.40, story 6.10`: the three greatest shares.
    private static func why(_ one: CoreCircle.Person) -> String {
        let shown = one.parts.prefix(3).map { "\($0.kind) × \($0.count): \(points($0.points))" }
        return shown.joined(separator: ", ") + (one.parts.count > 3 ? ", …" : "")
    }

    /// With two digits behind the point.
    static func points(_ value: Double) -> String {
        let hundredths = Int64((value * 100).rounded())
        return "\(hundredths / 100).\(pad(Int(hundredths % 100)))"
    }

    private static func json(_ circle: CoreCircle, size: Int) -> JSONValue {
        [
            "size": JSONValue(size), "chosen_at": JSONValue(circle.chosenAt?.description),
            "members": .array(circle.people.map(json)), "leaving": .array(circle.leaving.map(json)),
        ]
    }

    private static func json(_ one: CoreCircle.Person) -> JSONValue {
        [
            "place": one.place.map { JSONValue($0) } ?? .null, "email": .string(one.email), "name": JSONValue(one.name),
            "stage": JSONValue(one.stage), "engagement": .real(one.engagement),
            "since": JSONValue(one.since?.description), "parts": .array(one.parts.map(part)),
        ]
    }

    static func part(_ part: CoreCircle.Part) -> JSONValue {
        ["kind": .string(part.kind), "count": JSONValue(part.count), "points": .real(part.points)]
    }

    private static func csv(_ circle: CoreCircle) -> [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(["place", "email", "name", "stage", "engagement", "since", "why"])
        for one in circle.people + circle.leaving {
            writer.write([
                one.place.map(String.init) ?? "leaves", one.email, one.name ?? "", one.stage ?? "",
                points(one.engagement), one.since?.description ?? "", why(one),
            ])
        }
        return writer.takeBytes()
    }
}
