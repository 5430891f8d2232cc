package import Formats

/// One thing that the doctor looked at.
package struct DoctorLine: Sendable, Hashable {
    package enum Status: String, Sendable {
        case ok, warning, error
        /// It could not be looked at: offline, or nothing is configured.
        case skipped
    }

    /// Stable, for programs: `spf`.
    package let check: String
    package let status: Status
    package let words: Phrase
    /// What to do; nil when all is well.
    package let advice: Phrase?
    /// The relay or the stream that it is about, where there are several.
    package var about: String?

    package static func ok(_ check: String, _ words: Phrase, advice: Phrase? = nil) -> DoctorLine {
        DoctorLine(check: check, status: .ok, words: words, advice: advice)
    }

    package static func warning(_ check: String, _ words: Phrase, advice: Phrase) -> DoctorLine {
        DoctorLine(check: check, status: .warning, words: words, advice: advice)
    }

    package static func error(_ check: String, _ words: Phrase, advice: Phrase) -> DoctorLine {
        DoctorLine(check: check, status: .error, words: words, advice: advice)
    }

    /// An error as a warning: as long as nothing leaves the machine it does no harm.
    var milder: DoctorLine {
        status == .error
            ? DoctorLine(check: check, status: .warning, words: words, advice: advice, about: about) : self
    }

    func about(_ name: String?) -> DoctorLine {
        var line = self
        line.about = name
        return line
    }

    package static func skipped(_ check: String, _ words: Phrase) -> DoctorLine {
        DoctorLine(check: check, status: .skipped, words: words, advice: nil)
    }
}
