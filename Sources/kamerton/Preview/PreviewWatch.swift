import Campaigning
import Definitions
import Formats

/// What one build of a preview gave.
struct PreviewBuild {
    /// What was made, and where.
    let made: Phrase
    let findings: [Finding]
    /// False when a message could not be made.
    let isWhole: Bool
}

/// Builds anew as files change, and says what each build found; mistakes are shown and do not end it.
struct PreviewWatch {
    let console: Console
    let build: () throws -> PreviewBuild

    /// - Parameter known: the findings that were shown before.
    func run(_ moments: consuming some WatchMoments, from files: WatchedFiles, known: Set<Finding>) {
        var detector = ChangeDetector(files)
        var known = known
        var moments = moments
        while let moment = moments.next() {
            guard let changed = detector.take(moment.files, at: moment.at) else { continue }
            rebuild(changed, &known)
        }
        console.note(Phrase("stopped"))
    }

    private func rebuild(_ changed: [String], _ known: inout Set<Finding>) {
        let others = changed.count - 1
        let what = printable(changed.first ?? "")
        console.note(
            others < 1
                ? Phrase("\(what) has changed")
                : Phrase("\(what) and \(others, "more file", "more files") have changed"))
        let clock = ContinuousClock()
        let start = clock.now
        do {
            let build = try build()
            let milliseconds = (clock.now - start) / .milliseconds(1)
            show(build.findings, &known)
            console.note(Phrase("\(build.made), in \(Int(milliseconds)) ms"))
        } catch let error as FindingsError {
            show(error.findings, &known)
        } catch {
            _ = ErrorPrinter(console: console).print(error)
        }
    }

    /// Those that were not there before, and how many are gone.
    func show(_ findings: [Finding], _ known: inout Set<Finding>) {
        FindingPrinter(console: console).print(findings.filter { !known.contains($0) })
        let gone = known.subtracting(findings).count
        if gone > 0 { console.note(Phrase("\(gone, "finding is", "findings are") gone")) }
        known = Set(findings)
    }
}
