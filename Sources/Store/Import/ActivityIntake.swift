package import Definitions
package import Formats
internal import SQLite

/// An activity that another program tells of, in words: each value as a cell of a file would have it.
package struct ToldActivity: Sendable, Hashable {
    /// What tells it from the sender's others.
    package var id: String?
    package var email: String?
    package var externalID: String?
    package var kind: String?
    package var at: String?
    package var referralCode: String?
    package var fields: [String: String] = [:]

    package init() {}
}

/// Takes activities in as told, with the checks and by the statements of `activities import`: each once, by its id within its
/// source. To be used within a transaction.
package struct ActivityIntake {
    package enum Outcome: Sendable {
        /// With the fields that its kind does not have, which are not taken.
        case created(unknown: [String])
        case updated(unknown: [String])
        case unchanged(unknown: [String])
        /// Why, in English: it is for another program. Nothing was written.
        case refused(String)
    }

    private let store: Store
    private let source: String
    private let header: [String]
    private var byEmail: ActivityRowReader
    private var byExternalID: ActivityRowReader
    private var taker: ActivityTaker
    /// What one delivery has told already, by id.
    private var told: [String: ToldActivity] = [:]

    /// Adds the columns that the definition declares and the store does not have yet.
    /// - Parameter source: whose ids these are.
    package init(store: Store, definition: WorkspaceDefinition, source: String, now: Instant) throws {
        try store.addDeclaredColumns(definition)
        (self.store, self.source) = (store, source)
        let fields = ActivityRowReader.fields(of: definition, kind: nil)
        let names = fields.map(\.name)
        let declared = Set(definition.activities.flatMap(\.fields).map(\.name))
        // `id` and `order_id` are fields here only where a kind has them.
        let places = names.enumerated().filter { index, name in
            !["email", "external_id"].contains(name) && names.firstIndex(of: name) == index
                && (!["id", "order_id"].contains(name) || declared.contains(name))
        }
        let common = places.map(\.element)
        header = common
        func reader(_ who: String) throws -> ActivityRowReader {
            let header = common + [who]
            // Each by its own name: synonyms are for people's files.
            let mapping = try HeaderMapping(
                header: header, fields: fields, given: Dictionary(uniqueKeysWithValues: header.map { ($0, $0) }),
                remembered: [:], source: source)
            return ActivityRowReader(mapping: mapping, definition: definition, defaultKind: nil)
        }
        let byEmail = try reader("email")
        (self.byEmail, byExternalID) = (byEmail, try reader("external_id"))
        let writer = try ActivityWriter(store: store, columns: byEmail.fields.map(\.column))
        taker = ActivityTaker(writer: writer, fields: byEmail.fields, now: now)
    }

    /// The address is that of someone who was erased.
    package static func isErased(_ activity: ToldActivity, in store: Store) throws -> Bool {
        guard let address = activity.email.flatMap({ try? EmailAddress(extractingFrom: $0) }) else { return false }
        return try store.suppression(emailKey: address.key)?.reason == .erased
    }

    /// - Parameters:
    ///   - keepsKnown: an activity that is there stays as it is.
    ///   - problem: why a time cannot be.
    package mutating func take(
        _ activity: ToldActivity, keepsKnown: Bool = false, problem: (Instant) -> Phrase?
    ) throws -> Outcome {
        do {
            guard let id = try activity.id.flatMap({ try CellText.line($0) }) else {
                return .refused("id is needed: a repeat is known by it")
            }
            if let other = told[id], other != activity {
                return .refused("id: \"\(id)\" stands twice in this delivery, with other values")
            }
            guard let row = try row(activity, id) else {
                return .refused("email or external_id is needed: whose activity is it?")
            }
            if let problem = problem(row.at) { throw RowReject(named: "at", RowReject(problem)) }
            let outcome = try taker.take(row, keepsKnown: keepsKnown)
            told[id] = activity
            let known = Set(byEmail.fields.filter { $0.types[row.kind] != nil }.map(\.name))
            var unknown = activity.fields.keys.filter { !known.contains($0) }.sorted()
            if activity.referralCode != nil, !known.contains(HeaderSynonyms.referralCode) {
                unknown.append(HeaderSynonyms.referralCode)
            }
            switch outcome {
            case .created: return .created(unknown: unknown)
            case .updated: return .updated(unknown: unknown)
            case .unchanged: return .unchanged(unknown: unknown)
            }
        } catch let reject as RowReject {
            return .refused(reject.reason.english)
        }
    }

    /// Nil where nothing says whose it is.
    private mutating func row(_ activity: ToldActivity, _ id: String) throws -> ActivityRow? {
        let cells = header.map { name in
            switch name {
            case "kind": activity.kind ?? ""
            case "at": activity.at ?? ""
            case HeaderSynonyms.referralCode: activity.referralCode ?? activity.fields[name] ?? ""
            default: activity.fields[name] ?? ""
            }
        }
        if let email = activity.email, !CellText.isBlank(email) {
            return try byEmail.row(CSVRecord(line: 0, fields: cells + [email]), source: source) { _ in id }
        }
        guard let externalID = activity.externalID, !CellText.isBlank(externalID) else {
            return nil
        }
        return try byExternalID.row(CSVRecord(line: 0, fields: cells + [externalID]), source: source) { _ in id }
    }
}
