/// Which groups are too small to be shown.
package enum SmallCells {
    /// Fewer answers than this are not shown unless a file or an option says otherwise.
    package static let least = 5

    /// The places of the groups that are hidden: those with some answers but fewer than `least`; and, so that what is hidden cannot be
    /// had by taking the others from the total, the smallest others until at least two groups with at least so many
    /// answers together are hidden.
    package static func hidden(_ counts: [Int], least: Int) -> Set<Int> {
        var hidden = Set(counts.indices.filter { counts[$0] > 0 && counts[$0] < least })
        guard !hidden.isEmpty else { return [] }
        var shown = counts.indices.filter { counts[$0] >= max(1, least) }.sorted { counts[$0] < counts[$1] }
        while hidden.count < 2 || hidden.reduce(0, { $0 + counts[$1] }) < least, !shown.isEmpty {
            hidden.insert(shown.removeFirst())
        }
        return hidden
    }
}
