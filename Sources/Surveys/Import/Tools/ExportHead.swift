internal import Formats

/// The rows of an export's header below the first, and the rows that were read while looking for them.
struct ExportHead {
    /// More of the header.
    private(set) var rows: [CSVRecord] = []
    /// Answers already.
    private(set) var records: [CSVRecord] = []
    private let own: Int

    /// Reads as many rows as the tool's header has; people also delete some of them.
    init(_ reader: CSVReader) throws {
        own = reader.header.starts(with: ["line", "reason"]) ? 2 : 0
        let header = Array(reader.header.dropFirst(own))
        let tool = SurveyTool(header: header)
        for number in 0..<tool.moreHeaderRows {
            let record: CSVRecord
            do {
                guard let next = try reader.next() else { return }
                record = next
            } catch let error as CSVError {
                record = CSVRecord(line: error.line, fields: error.fields)
            }
            guard ExportHead.isHeader(record.fields.dropFirst(own), tool, number, header) else {
                records.append(record)
                return
            }
            rows.append(record)
        }
    }

    /// Without the columns that a rejects file adds.
    func cells(_ row: CSVRecord) -> [String] { Array(row.fields.dropFirst(own)) }

    private static func isHeader(
        _ fields: ArraySlice<String>, _ tool: SurveyTool, _ number: Int, _ header: [String]
    ) -> Bool {
        switch (tool, number) {
        case (.surveymonkey, _):
            guard let place = header.firstIndex(where: { HeaderName.plain($0) == "respondent id" }) else {
                return false
            }
            return fields.dropFirst(place).first.map { $0.allSatisfy(\.isWhitespace) } ?? false
        case (.qualtrics, 0):
            return fields.contains { ["response id", "start date", "recorded date"].contains(HeaderName.plain($0)) }
        default: return fields.contains { HeaderName.plain($0).hasPrefix("{\"importid\"") }
        }
    }
}
