package import Definitions
package import Formats

/// Compiles checked filters to SQL conditions over `members m`. Pure: reads no data.
package struct FilterCompiler: Sendable {
    package let now: Instant
    let zone: Zone
    let columns: Set<String>
    /// The rules of the stages, for `reached()`; nil is a stage that everyone has reached.
    let stageRules: [String: Filter?]
    /// Campaigns that had another name before: the old name by the new one.
    let formerNames: [String: String]
    /// What `received()` counts beside what was sent.
    let receipts: Receipts
    /// What `alive` and `expected_purchases` ask; nil where too little is known: they are missing then.
    package var forecast: PurchaseModel?
    /// What activities are worth, for `engagement`.
    let engagement: EngagementSettings
    /// True where the core has been chosen by the rule that the workspace has now: then its members are those.
    var isCoreChosen = false
    /// What looking at the store has told. Empty unless `planned` was called.
    package var plan = FilterPlan()

    /// - Parameters:
    ///   - now: activities, answers and messages later than this do not count.
    ///   - columns: the declared columns that exist (`attr_…`, `field_…`); others read as NULL.
    ///   - formerNames: of campaigns that were renamed (`was:`), the old name by the new one.
    ///   - receipts: what `received()` counts beside what was sent.
    package init(
        definition: WorkspaceDefinition, now: Instant, columns: Set<String>, formerNames: [String: String] = [:],
        receipts: Receipts = .settled
    ) {
        self.now = now
        zone = definition.timezone
        engagement = definition.engagement
        self.columns = columns
        stageRules = Dictionary(definition.stages.map { ($0.name, $0.rule) }, uniquingKeysWith: { first, _ in first })
        self.formerNames = formerNames
        self.receipts = receipts
    }

    /// With everything that a workspace and its store say.
    package init(_ workspace: Workspace, _ store: Store, now: Instant, receipts: Receipts = .settled) throws {
        var formerNames: [String: String] = [:]
        for campaign in workspace.campaigns { formerNames[campaign.name] = campaign.was }
        self.init(
            definition: workspace.definition, now: now,
            columns: try store.declaredColumns(ofMembers: true).union(store.declaredColumns(ofMembers: false)),
            formerNames: formerNames, receipts: receipts)
        if workspace.asksForForecast {
            forecast = try store.purchaseForecast(zone: zone, now: now).model
        }
        if let core = workspace.definition.core {
            isCoreChosen = try store.chosenCore()?.rule == store.rule(of: core, workspace.definition.engagement)
        }
    }

    /// The condition is true for the members that the filter selects; for others it is false or NULL, so that it stands in a
    /// WHERE, or with `IS TRUE` after it anywhere.
    /// - Parameter prefix: of the parameter names, so that several fragments can stand in one statement.
    package func compile(_ filter: Filter, prefix: String = "f") -> SQLFragment {
        var writer = ConditionWriter(self, prefix: prefix)
        let sql = writer.condition(filter.root)
        return writer.fragment(sql)
    }
}
