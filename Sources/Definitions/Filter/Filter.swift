/// A filter over members that has been parsed and type-checked: its text and its tree.
package struct Filter: Sendable {
    package let text: String
    package let root: FilterNode

    package init(text: String, root: FilterNode) { (self.text, self.root) = (text, root) }
}

/// The tree of a filter after type checking: segments are resolved to their trees, plurals to counts, names to
/// attributes, so that compiling it needs no further look-ups. (Completed by the filter language's own files.)
package indirect enum FilterNode: Sendable {
    case all([FilterNode])
    case any([FilterNode])
    case not(FilterNode)
    case always(Bool)
}
