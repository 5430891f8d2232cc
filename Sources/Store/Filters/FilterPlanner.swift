package import Definitions
internal import SQLite

/// Looks at a store before a filter is asked: what few members meet is what the query starts from.
///
/// SQLite keeps no counts of its own rows unless told to, and those that it keeps say nothing of one value. So each
/// condition's rows are counted up to a limit, over an index, which takes milliseconds.
struct FilterPlanner {
    private let store: Store
    private let indexes: Set<String>
    private var compiler: FilterCompiler
    private var questions = 0

    /// Conditions that are counted, and alternatives of one `or`: a list of a thousand is not worth a thousand looks.
    private static let mostQuestions = 24

    init(_ store: Store, _ compiler: FilterCompiler) throws {
        self.store = store
        self.compiler = compiler
        indexes = try store.filterIndexes()
        self.compiler.plan.overlaysStages =
            try store.connection.hasRow(
                "SELECT 1 FROM sqlite_temp_master WHERE name = 'members'")
    }

    mutating func plan(_ root: FilterNode, _ use: FilterPlan.Use) throws -> FilterPlan {
        if use == .once { compiler.plan.spellings = try spellings(root) }
        var plan = compiler.plan
        let (members, activities) = try store.rowEstimates()
        // In parts, the few are found again for each part.
        let most = use == .once ? max(25_000, members / 2) : 20_000
        let grouped = use == .once && activities <= members * 6 ? root.onlyGrouped(where: isGroupable) : nil
        for limit in [2_000, most] {
            questions = 0
            guard let found = try fewest(root, limit) else { continue }
            // Beyond this, what is found costs more to sort by member than all activities in that order to read.
            if let grouped, found.nodes == [grouped], found.rows > 200_000 { break }
            plan.drivers = found.nodes
            return plan
        }
        if let grouped { plan.grouped = [grouped] }
        return plan
    }

    /// What to start from, and how many rows that finds, if at most `limit`.
    private mutating func fewest(_ node: FilterNode, _ limit: Int) throws -> (nodes: Set<FilterNode>, rows: Int)? {
        switch node {
        case .segment(_, let part): return try fewest(part, limit)
        case .all(let parts):
            var best: (nodes: Set<FilterNode>, rows: Int)?
            for part in parts {
                if let found = try fewest(part, best.map { min(limit, $0.rows) } ?? limit) { best = found }
            }
            return best
        case .any(let parts): return parts.count > FilterPlanner.mostQuestions ? nil : try every(parts, limit)
        case .reached(let stage):
            guard case .some(.some(let rule)) = compiler.stageRules[stage],
                var found = try every([rule.root], limit)
            else { return nil }
            var writer = ConditionWriter(compiler, prefix: "p")
            let query = writer.historyQuery(of: stage)
            guard let rows = try count(query, writer, limit - found.rows) else { return nil }
            found.nodes.insert(node)
            found.rows += rows
            return found
        default: return try rows(of: node, limit).map { ([node], $0) }
        }
    }

    /// Sums only where an index has the amounts in the order of members.
    private func isGroupable(_ operand: FilterOperand) -> Bool {
        switch operand {
        case .count, .engagement: true
        case .aggregate(_, _, let field, _): indexes.contains(FilterIndex(of: field).name)
        default: false
        }
    }

    /// All of the parts: each has to be found.
    private mutating func every(_ parts: [FilterNode], _ limit: Int) throws -> (nodes: Set<FilterNode>, rows: Int)? {
        var all: (nodes: Set<FilterNode>, rows: Int) = ([], 0)
        for part in parts {
            guard let found = try fewest(part, limit - all.rows) else { return nil }
            all = (all.nodes.union(found.nodes), all.rows + found.rows)
        }
        return all
    }

    private mutating func rows(of node: FilterNode, _ limit: Int) throws -> Int? {
        // Behind an overlay only an index makes it worth a search.
        if compiler.plan.overlaysStages, let column = node.searchedColumn, column.isOfStage,
            !indexes.contains(column.indexName)
        {
            return nil
        }
        var writer = ConditionWriter(compiler, prefix: "p")
        if let query = writer.drivingQuery(node) { return try count(query.rows, writer, limit) }
        guard let column = node.searchedColumn, isIndexed(column), !isUnspelt(node) else { return nil }
        let sql = "SELECT m.id FROM members m WHERE \(writer.plainCondition(node))"
        return try count(sql, writer, limit)
    }

    private func isIndexed(_ column: SearchedColumn) -> Bool {
        if compiler.plan.overlaysStages, column.isOfStage { return false }
        return column.indexName == SearchedColumn.unique || indexes.contains(column.indexName)
    }

    /// A fold that has to be asked of every row.
    private func isUnspelt(_ node: FilterNode) -> Bool {
        guard case .matches(let operand, .folded, let text) = node, let column = SearchedColumn(operand) else {
            return false
        }
        if operand == .member(.email) || operand == .member(.emailDomain) { return false }
        return compiler.plan.spellings[.init(column: "m." + column.sql, folded: CaseFold.fold(text))] == nil
    }

    /// The rows of a query, if at most `limit`.
    private mutating func count(_ sql: String, _ writer: ConditionWriter, _ limit: Int) throws -> Int? {
        questions += 1
        guard limit >= 0, questions <= FilterPlanner.mostQuestions else { return nil }
        let fragment = writer.fragment("SELECT count(*) FROM (SELECT 1 FROM (\(sql)) LIMIT \(limit + 1))")
        let statement = try store.connection.temporaryStatement(fragment.sql)
        for (name, value) in fragment.parameters { statement.bind(name, value) }
        let found = try statement.step() ? statement.int(0) : 0
        return found <= limit ? found : nil
    }

    // MARK: Spellings

    private func spellings(_ root: FilterNode) throws -> [FilterPlan.Spelling: [String]] {
        var asked: [(column: SearchedColumn, folded: String)] = []
        root.visit { node in
            guard case .matches(let operand, .folded, let text) = node, let column = SearchedColumn(operand) else {
                return
            }
            if case .attribute(let attribute) = operand, !compiler.columns.contains(attribute.column) { return }
            if operand != .member(.email), operand != .member(.emailDomain) {
                asked.append((column, CaseFold.fold(text)))
            }
        }
        var found: [FilterPlan.Spelling: [String]] = [:]
        for (column, folded) in asked.prefix(FilterPlanner.mostQuestions) where !column.isOfStage {
            let spelling = FilterPlan.Spelling(column: "m." + column.sql, folded: folded)
            let texts = try store.spellings(of: column, folded: folded, isIndexed: isIndexed(column))
            // A list of hundreds is no help to anyone.
            if texts.count <= 500 { found[spelling] = texts }
        }
        return found
    }
}

extension FilterNode {
    /// The one comparison of a count or a sum that those without activities do not meet, when every member has to meet it.
    /// Whether there is any is asked member by member: the first that is found answers it.
    fileprivate func onlyGrouped(where isGroupable: (FilterOperand) -> Bool) -> FilterNode? {
        var found: [FilterNode] = []
        let parts = if case .all(let parts) = self { parts } else { [self] }
        for part in parts {
            guard case .compare(let left, let comparator, .constant(.number(let number))) = part, isGroupable(left)
            else { continue }
            switch left {
            case .count where comparator.holds(0, number) || comparator.asksForExistence(number) != nil: continue
            case .aggregate(.sum, _, _, _) where comparator.holds(0, number): continue
            case .engagement where comparator.holds(0, number): continue
            default: found.append(part)
            }
        }
        return found.count == 1 ? found[0] : nil
    }
}

extension FilterCompiler {
    /// This compiler with what the store tells about a filter: for the statement that is run next.
    package func planned(for filter: Filter, _ store: Store, _ use: FilterPlan.Use) throws -> FilterCompiler {
        var planned = self
        if forecast == nil, filter.root.asksForForecast {
            planned.forecast = try store.purchaseForecast(zone: zone, now: now).model
        }
        var planner = try FilterPlanner(store, planned)
        planned.plan = try planner.plan(filter.root, use)
        return planned
    }
}

extension Store {
    /// About how many members and activities there are: the greatest ids.
    func rowEstimates() throws -> (members: Int, activities: Int) {
        let members = try connection.firstRow("SELECT max(id) FROM main.members", [:], { $0.int(0) })
        let activities = try connection.firstRow("SELECT max(id) FROM activities", [:], { $0.int(0) })
        return (members ?? 0, activities ?? 0)
    }
}
