internal import Formats
import Foundation

/// Decodes `holidays:`: days, ranges of days, and iCalendar files.
struct HolidayDecoder {
    let collector: FindingCollector
    /// The workspace's folder; nil reads no files.
    let directory: String?

    func decode(_ reader: MappingReader) -> CalendarDays {
        var days = CalendarDays()
        for node in reader.elements("holidays") {
            guard let text = collector.value(of: node, Values.line) else { continue }
            if text.lowercased().hasSuffix(".ics") {
                if let file = read(text, node) { days.formUnion(file) }
                continue
            }
            let found = collector.value(of: node) { (_) throws(ValueMistake) in
                var found = CalendarDays()
                try found.insert(text)
                return found
            }
            if let found { days.formUnion(found) }
        }
        return days
    }

    private func read(_ path: String, _ node: YAMLNode) -> CalendarDays? {
        guard let directory else { return nil }
        let place = path.hasPrefix("/") ? path : directory + "/" + path
        guard let data = FileManager.default.contents(atPath: place) else {
            collector.error(
                node, .holidays, Phrase("there is no file \(path), or it cannot be read"),
                suggestion: Phrase("its path begins at the folder of kamerton.yaml"))
            return nil
        }
        guard data.count <= 1 << 20, let file = HolidayFile([UInt8](data)) else {
            collector.error(
                node, .holidays, Phrase("\(path) is not a calendar (iCalendar, at most 1 MB)"),
                suggestion: Phrase("it begins with BEGIN:VCALENDAR; or write the days here: 2027-01-01..2027-01-08"))
            return nil
        }
        if file.unread > 0 || file.events == 0 {
            collector.warning(
                node, .holidays,
                Phrase(
                    "\(path) has \(file.events, "event", "events"), \(file.unread) of them without a date that can be read"
                ))
        }
        return file.days
    }
}
