package import Definitions
package import Formats

extension EventFormat {
    package var words: Phrase {
        switch self {
        case .lecture: Phrase("lecture")
        case .workshop: Phrase("workshop")
        case .meetup: Phrase("meetup")
        case .contest: Phrase("contest")
        case .testDrive: Phrase("test drive")
        case .call: Phrase("call")
        }
    }
}

extension EventsReport.Deed {
    package var words: Phrase {
        switch self {
        case .purchases: Phrase("bought something")
        case .stories: Phrase("told a story, a review, a mention or a photo")
        }
    }
}

extension EventsReport.Line {
    /// `4.6 (4.2 to 4.9, n 12)`.
    package var feedbackWords: Phrase {
        guard !feedback.isEmpty else { return Phrase("–") }
        guard showsFeedback, let mean = sample.mean else { return Phrase("fewer than 5") }
        guard let interval = sample.meanInterval(confidence: EventsReport.confidence) else {
            return Phrase("\(mean, places: 1)")
        }
        return Phrase(
            "\(mean, places: 1) (\(interval.lowerBound, places: 1) to \(interval.upperBound, places: 1), n \(feedback.count))"
        )
    }
}

extension EventsReport {
    /// What is said of one deed within so many days; nil where too few can be compared.
    package static func sentence(_ following: Following, _ deed: Deed, days: Int) -> Phrase? {
        guard let difference = following.difference, let share = difference.difference,
            let interval = difference.interval(confidence: confidence)
        else { return nil }
        let (came, away) = (following.came.share ?? 0, following.stayedAway.share ?? 0)
        return Phrase(
            """
            within \(days) days \(deed.words): \(came * 100, places: 0) % of those who came, \(away * 100, places: 0) % of those invited who \
            did not; a difference of \(Phrase.points(share, interval, places: 0))
            """)
    }
}
