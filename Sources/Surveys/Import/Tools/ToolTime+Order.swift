internal import Formats

extension ToolTime {
    /// Looks through the file for a date that shows which of its numbers is the day. True when it stays in doubt.
    mutating func findOrder(_ file: ResponseFile, _ mapping: ResponseMapping) throws -> Bool {
        guard order == nil, let column = mapping["at"] else { return false }
        let reader = try file.again()
        var isDoubtful = false
        while true {
            do {
                guard let record = try reader.next() else { return isDoubtful }
                let text = record.fields[column.index]
                if let shown = ToolTime.order(shownBy: text) {
                    order = shown
                    return false
                }
                isDoubtful = isDoubtful || ToolTime.isAmbiguous(text)
            } catch is CSVError {
                continue
            }
        }
    }
}
