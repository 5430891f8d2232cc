extension Workspace {
    /// The filters that choose members: segments and audiences.
    package var memberFilters: [Filter] {
        definition.segments.map(\.filter) + campaigns.compactMap(\.audience.filter)
    }
}
