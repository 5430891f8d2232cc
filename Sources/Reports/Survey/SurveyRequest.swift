package import Formats
package import Store

/// What a report on a survey is to tell.
package struct SurveyRequest: Sendable {
    /// A period that is compared with that of the scope.
    package struct Period: Sendable {
        package let from: Instant
        package let until: Instant

        package init(from: Instant, until: Instant) { (self.from, self.until) = (from, until) }
    }

    package var scope: ReportScope
    package var dimension: ReportDimension?
    /// Groups with fewer answers are not shown.
    package var least: Int
    package var trend: TrendPeriod?
    package var versus: Period?
    package var hasDrivers = false

    package init(scope: ReportScope, least: Int = SmallCells.least) { (self.scope, self.least) = (scope, least) }
}
