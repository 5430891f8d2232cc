package import Definitions
package import Formats

/// Compiles checked filters to SQL conditions over `members m`. Pure: reads no data.
package struct FilterCompiler: Sendable {
    /// - Parameters:
    ///   - now: activities and messages later than this do not count.
    ///   - columns: the declared columns that exist (`attr_…`, `field_…`); others read as NULL.
    package init(definition: WorkspaceDefinition, now: Instant, columns: Set<String>) {}

    /// - Parameter prefix: of the parameter names, so that several fragments can stand in one statement.
    package func compile(_ filter: Filter, prefix: String = "f") -> SQLFragment { SQLFragment(sql: "1") }
}
