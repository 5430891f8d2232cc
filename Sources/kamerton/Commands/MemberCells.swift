import Definitions
import Formats
import JSON
import SQLite
import Store

/// A member as lists, exports and JSON show one.
struct MemberCells {
    let member: MemberSnapshot
    let definition: WorkspaceDefinition

    static let headers = [
        "email", "external_id", "first_name", "last_name", "name", "locale", "timezone", "joined_at", "stage", "tags",
    ]

    /// The cells under `headers`.
    var cells: [String] {
        [
            member.email, member.externalID ?? "", member.firstName ?? "", member.lastName ?? "", member.name ?? "",
            member.locale ?? "", member.timezone ?? "", member.joinedAt?.description ?? "", member.stage ?? "",
            member.tags.joined(separator: ", "),
        ]
    }

    /// The cells of the declared attributes, in the order of kamerton.yaml.
    var attributeCells: [String] {
        definition.attributes.map { attribute in
            switch member.attributes[attribute.name] ?? .null {
            case .null, .blob: ""
            case .integer(let value): attribute.type == .boolean ? (value == 0 ? "no" : "yes") : String(value)
            case .real(let value): MemberCells.number(value)
            case .text(let value): value
            }
        }
    }

    /// What people call the member: the name, or first and last name.
    var displayName: String {
        member.name ?? [member.firstName, member.lastName].compactMap(\.self).joined(separator: " ")
    }

    var json: JSONValue {
        var object = JSONObject()
        for (header, cell) in zip(MemberCells.headers, cells) where header != "tags" {
            object[header] = cell.isEmpty ? .null : .string(cell)
        }
        object["tags"] = .array(member.tags.map { .string($0) })
        var attributes = JSONObject()
        for attribute in definition.attributes {
            switch member.attributes[attribute.name] ?? .null {
            case .null, .blob: attributes[attribute.name] = .null
            case .integer(let value):
                attributes[attribute.name] = attribute.type == .boolean ? .bool(value != 0) : .integer(value)
            case .real(let value): attributes[attribute.name] = .real(value)
            case .text(let value): attributes[attribute.name] = .string(value)
            }
        }
        object["attributes"] = .object(attributes)
        return .object(object)
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }

    /// Calls `body` for each member that a condition selects, in id order, 500 at a time.
    static func forEach(
        matching condition: SQLFragment?, in store: Store, limit: Int = .max, _ body: (MemberSnapshot) throws -> Void
    ) throws {
        var ids: [Int64] = []
        func give() throws {
            let members = try store.memberSnapshots(ids: ids)
            for id in ids { if let member = members[id] { try body(member) } }
            ids.removeAll(keepingCapacity: true)
        }
        try store.forEachMemberID(matching: condition, limit: limit) { id in
            ids.append(id)
            if ids.count == 500 { try give() }
        }
        if !ids.isEmpty { try give() }
    }
}
