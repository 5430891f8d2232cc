internal import JSON
internal import Store

/// The body of an `activities` webhook: one activity, a list of them, or `{"activities": [ … ]}`.
struct ActivityBody {
    /// One activity as it came.
    struct Entry {
        let value: JSONValue
        let told: ToldActivity
        /// Members of it that have no meaning here.
        var unknown: [String] = []
        /// What is wrong with its form; nil where it can be looked at.
        var problem: String?

        /// What the sender knows it by, if it says so.
        var id: String? { told.id }
    }

    /// In the order of the body.
    let entries: [Entry]

    private static let most = 1000
    private static let names: Set<String> = ["id", "email", "external_id", "kind", "at", "fields", "referral_code"]

    init(parsing body: [UInt8]) throws(HookMalformed) {
        let root: JSONValue
        do {
            root = try JSONValue(parsing: body)
        } catch {
            throw HookMalformed(reason: "the body is \(error)")
        }
        let values: [JSONValue]
        switch root {
        case .array(let list): values = list
        case .object:
            switch root["activities"] {
            case nil: values = [root]
            case .array(let list)?: values = list
            default: throw HookMalformed(reason: "activities must be a list")
            }
        default: throw HookMalformed(reason: "the body must be a JSON object or a list of them")
        }
        guard !values.isEmpty else { throw HookMalformed(reason: "there is no activity") }
        guard values.count <= ActivityBody.most else {
            throw HookMalformed(
                reason: "there are \(values.count) activities, and \(ActivityBody.most) are the most in one body")
        }
        entries = values.map(ActivityBody.entry)
    }

    /// The body without some of its entries; empty where nothing is left.
    func text(without left: Set<Int>) -> [UInt8] {
        let rest = entries.indices.filter { !left.contains($0) }.map { entries[$0].value }
        return rest.isEmpty ? [] : Array(JSONValue.array(rest).text().utf8)
    }

    private static func entry(_ value: JSONValue) -> Entry {
        guard let object = value.objectValue else {
            return Entry(value: value, told: ToldActivity(), problem: "an activity must be a JSON object")
        }
        var told = ToldActivity()
        var problem: String?
        /// Nil for what says nothing.
        func cell(_ value: JSONValue?, _ name: String) -> String? {
            switch value {
            case nil, .null: return nil
            case .string(let text): return text
            case .integer, .real, .bool: return value?.text()
            case .array, .object:
                problem = problem ?? "\(name) must be a text, a number, or true or false"
                return nil
            }
        }
        told.id = cell(object["id"], "id")
        told.email = cell(object["email"], "email")
        told.externalID = cell(object["external_id"], "external_id")
        told.kind = cell(object["kind"], "kind")
        told.at = cell(object["at"], "at")
        told.referralCode = cell(object["referral_code"], "referral_code")
        switch object["fields"] {
        case nil, .null: break
        case .object(let fields)?:
            for (name, value) in fields.members { told.fields[name] = cell(value, name) }
        default: problem = problem ?? "fields must be an object of names and values"
        }
        let unknown = object.members.map(\.name).filter { !names.contains($0) }
        return Entry(value: value, told: told, unknown: unknown, problem: problem)
    }
}
