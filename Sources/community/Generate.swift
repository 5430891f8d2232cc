import Foundation
import Formats

/// Writes the exports of a made-up shop, week by week: `DIR/WEEK/members.csv` and `DIR/WEEK/activities.csv`, the first
/// week holding all that was before it.
struct Generate {
    static let members = 300
    static let start = CivilDate(year: 2025, month: 4, day: 1)!
    /// The first day that is run; everything before it is in the first export.
    static let firstWeek = CivilDate(year: 2026, month: 4, day: 1)!
    static let end = CivilDate(year: 2026, month: 9, day: 30)!

    let seed: UInt64

    func write(to directory: String) throws {
        let people = people()
        let events = people.flatMap { History(of: $0, until: Generate.end, seed: seed).events }
        var weeks: [CivilDate: (people: [Person], events: [Event])] = [:]
        for person in people { weeks[week(of: person.joined), default: ([], [])].people.append(person) }
        for event in events { weeks[week(of: event.at.date), default: ([], [])].events.append(event) }
        for (week, data) in weeks {
            let folder = "\(directory)/\(week)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try members(data.people).write(toFile: folder + "/members.csv", atomically: true, encoding: .utf8)
            try activities(data.events).write(toFile: folder + "/activities.csv", atomically: true, encoding: .utf8)
        }
    }

    /// Joins are spread over the eighteen months, a little denser towards the end.
    private func people() -> [Person] {
        let days = Generate.end.daysSince1970 - Generate.start.daysSince1970
        return (1...Generate.members).map { number in
            let share = Double(number) / Double(Generate.members)
            let joined = Generate.start.adding(
                days: min(days, Int(Double(days) * (share * 1.25 - share * share * 0.25))))
            return Person(number: number, joined: joined, seed: seed)
        }
    }

    /// The day on which the export that holds this day is taken in: the start, or the end of its week.
    private func week(of day: CivilDate) -> CivilDate {
        guard day >= Generate.firstWeek else { return Generate.firstWeek }
        let weeks = (day.daysSince1970 - Generate.firstWeek.daysSince1970) / 7 + 1
        return Generate.firstWeek.adding(days: weeks * 7)
    }

    private func members(_ people: [Person]) -> String {
        csv(
            "email,first_name,last_name,locale,timezone,city,plan,garden_size,birthday,joined_at,tags,consent",
            people.map { person in
                [
                    person.email, person.firstName, person.lastName, person.locale, person.timezone, person.city,
                    person.plan, String(person.gardenSize), person.birthday?.description ?? "",
                    person.joined.description,
                    person.isStaff ? "staff" : "", person.hasConsented ? "granted" : "",
                ]
            })
    }

    private func activities(_ events: [Event]) -> String {
        csv(
            "id,email,kind,at,amount,sku,format",
            events.sorted { $0.at < $1.at }.map { event in
                [
                    event.id, event.email, event.kind,
                    "\(event.at.date) \(pad(event.at.hour)):\(pad(event.at.minute))", event.amount, event.sku,
                    event.format,
                ]
            })
    }

    private func csv(_ header: String, _ rows: [[String]]) -> String {
        header + "\r\n" + rows.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }
}
