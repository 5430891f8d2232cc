/// `community.core`: the few members who are asked first.
package struct CoreDefinition: Sendable {
    /// Who can be in it; nil is everyone.
    package var filter: Filter?
    /// At most so many.
    package var size: Int
    package var mark: SourceMark

    package init(filter: Filter?, size: Int, mark: SourceMark) {
        (self.filter, self.size, self.mark) = (filter, size, mark)
    }

    /// The segment's name in filters and audiences.
    package static let segment = "core"

    /// As a condition of filters.
    package var node: FilterNode { .core(size: size, among: filter?.root ?? .always(true)) }
}
