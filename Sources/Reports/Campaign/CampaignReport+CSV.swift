internal import Campaigning
internal import Formats
internal import Store

extension CampaignReport {
    /// A row for each occurrence, step and variant; formulas are defused.
    package var csv: [UInt8] {
        var writer = CSVWriter(defused: true)
        writer.write(
            [
                "campaign", "occurrence", "step", "variant", "planned", "held_out", "waiting", "skipped", "sent",
                "failed",
                "uncertain", "bounced", "complained", "clicks", "responses", "unsubscribes", "goal",
            ])
        for line in lines {
            let counts = [
                line.planned, line.heldOut.values.reduce(0, +), line.waiting, line.skipped.values.reduce(0, +),
                line.sent,
                line.states[.failed] ?? 0, line.states[.uncertain] ?? 0, line.states[.bounced] ?? 0,
                line.states[.complained] ?? 0, line.clicks, line.responses, line.unsubscribes,
            ]
            writer.write(
                [campaign, line.occurrence ?? "", line.step ?? "", line.variant ?? ""] + counts.map(String.init)
                    + [line.goal.map(String.init) ?? ""])
        }
        return writer.takeBytes()
    }
}
