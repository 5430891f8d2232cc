import Campaigning
import Definitions
import Formats
import SQLite
import Store
import TestSupport

/// A workspace of stage rules with a store, for tests.
struct StageWorkspace {
    static let day: Int64 = 86_400_000
    let folder = TemporaryFolder()
    let store: Store
    let rows: Rows
    private(set) var workspace: Workspace

    /// - Parameter rules: name and rule of each stage; nil holds for everyone.
    init(_ rules: [(String, String?)]) throws {
        store = try Sample.store(in: folder)
        rows = Rows(store)
        workspace = try StageWorkspace.workspace(rules, folder.path)
        try store.addDeclaredColumns(workspace.definition)
    }

    mutating func setRules(_ rules: [(String, String?)]) throws {
        workspace = try StageWorkspace.workspace(rules, folder.path)
    }

    private static func workspace(_ rules: [(String, String?)], _ directory: String) throws -> Workspace {
        var definition = Sample.definition()
        definition.activities.append(ActivityDefinition(name: "story", fields: []))
        definition.stages = []
        for (name, text) in rules {
            let schema = FilterSchema(
                attributes: definition.attributes, activities: definition.activities,
                stages: definition.stages.map(\.name), isForStageRule: true)
            let rule = try text.map { try FilterParser.parse($0, schema: schema) }
            definition.stages.append(StageDefinition(name: name, rule: rule, mark: Sample.mark))
        }
        return Workspace(directory: directory, definition: definition, campaigns: [])
    }

    /// So many days before (or after, if negative) the sample's now.
    static func ago(_ days: Double) -> Instant { Sample.now - Int64(days * Double(day)) }

    @discardableResult
    func record(_ now: Instant = Sample.now) throws -> StageDerivation.Outcome {
        try StageDerivation.record(store, workspace, now: now)
    }

    func stage(_ member: Int64) throws -> String? {
        try store.connection.firstRow(
            "SELECT stage FROM members WHERE id = :id", ["id": .integer(member)], { $0.optionalText(0) }) ?? nil
    }

    func stages() throws -> [Int64: String] {
        var stages: [Int64: String] = [:]
        try store.connection.forEachRow("SELECT id, stage FROM members") { stages[$0.integer(0)] = $0.text(1) }
        return stages
    }

    func history(_ member: Int64) throws -> [StageChange] { try store.stageHistory(memberID: member) }
}
