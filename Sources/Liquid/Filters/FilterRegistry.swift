/// All filters by name.
enum FilterRegistry {
    static let filters: [String: Filter] = {
        let all =
            TextFilters.all + ReplacingFilters.all + CuttingFilters.all + HTMLFilters.all + EncodingFilters.all
            + NumberFilters.all + ArrayFilters.all + SelectingFilters.all + SortingFilters.all + DateFilters.all
            + MailFilters.all + TranslationFilters.all
        return Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
    }()
}

/// What others may know about the filters.
package enum LiquidFilters {
    /// In alphabetical order.
    package static let names: [String] = FilterRegistry.filters.keys.sorted()
}
