extension Workspace {
    /// The filters that choose members: segments and audiences.
    package var memberFilters: [Filter] {
        definition.segments.map(\.filter) + campaigns.compactMap(\.audience.filter)
    }

    /// True when any filter that chooses members asks what is expected of them; stages never do.
    package var asksForForecast: Bool {
        (memberFilters + campaigns.flatMap(\.ownFilters)).contains { $0.root.asksForForecast }
    }
}

extension CampaignDefinition {
    /// The filters over members beside the audience: for whom occasions are, who leaves a sequence, which way a branch goes, what
    /// is the goal.
    fileprivate var ownFilters: [Filter] {
        var filters = sequence.map { [$0.exit].compactMap(\.self) } ?? []
        filters += occasions.compactMap(\.filter)
        for step in sequence?.steps ?? [] {
            switch step.action {
            case .message(_, let filter): filters += [filter].compactMap(\.self)
            case .wait: break
            case .branch(let arms): filters += arms.compactMap(\.when)
            }
        }
        if case .filter(let filter) = goal?.target { filters.append(filter) }
        return filters
    }
}
