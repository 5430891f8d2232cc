internal import Formats

/// How the columns of a file write dates and numbers. The options decide; without them, a cell that could mean two things is
/// settled by others of its column, for which the file is read once more. Nearly no file needs that.
final class ColumnStyles {
    /// What the dates of a column show.
    enum DateEvidence {
        case one(DateStyle)
        case both(dayLine: Int, monthLine: Int)
    }

    /// `--dates`
    let dates: DateStyle?
    /// `--decimal`
    let decimal: DecimalMark?
    private let file: ImportFile
    private let dateColumns: [Int]
    private let numberColumns: [Int]
    private var survey: Survey?

    private struct Survey {
        /// The first lines that show an order, by column.
        var dayLines: [Int: Int] = [:]
        var monthLines: [Int: Int] = [:]
        var marks: [Int: Set<DecimalMark>] = [:]
    }

    init(file: ImportFile, options: ImportOptions, dateColumns: [Int], numberColumns: [Int]) {
        self.file = file
        (dates, decimal) = (options.dates, options.decimal)
        (self.dateColumns, self.numberColumns) = (dateColumns, numberColumns)
    }

    /// The order of day and month in a column: its own, or where it shows none, that of the file's other dates.
    func evidence(ofDatesIn column: Int) -> DateEvidence? {
        let survey = surveyed()
        if let own = ColumnStyles.evidence(survey.dayLines[column], survey.monthLines[column]) { return own }
        return ColumnStyles.evidence(survey.dayLines.values.min(), survey.monthLines.values.min())
    }

    /// The decimal mark that a column's numbers show; nil when they show none, or both.
    func mark(ofNumbersIn column: Int) -> DecimalMark? {
        if let decimal { return decimal }
        guard let marks = surveyed().marks[column], marks.count == 1 else { return nil }
        return marks.first
    }

    private static func evidence(_ dayLine: Int?, _ monthLine: Int?) -> DateEvidence? {
        switch (dayLine, monthLine) {
        case (nil, nil): nil
        case (_?, nil): .one(.dmy)
        case (nil, _?): .one(.mdy)
        case (let dayLine?, let monthLine?): .both(dayLine: dayLine, monthLine: monthLine)
        }
    }

    private func surveyed() -> Survey {
        if let survey { return survey }
        var survey = Survey()
        // What cannot be read is told by the reading that is under way.
        _ = try? file.forEachRecord { record in
            for column in dateColumns where record.fields.indices.contains(column) {
                let day = record.fields[column].drop { $0 == " " }.prefix { $0 != " " && $0 != "," }
                switch CellDate.order(of: day) {
                case .dmy: survey.dayLines[column, default: record.line] += 0
                case .mdy: survey.monthLines[column, default: record.line] += 0
                default: break
                }
            }
            for column in numberColumns where record.fields.indices.contains(column) {
                guard let mark = CellNumber(record.fields[column])?.certainMark else { continue }
                survey.marks[column, default: []].insert(mark)
            }
        }
        self.survey = survey
        return survey
    }
}
