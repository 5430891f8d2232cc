internal import Formats

/// Decodes what `delivery:` says of how fast mail goes, and when it stops by itself.
struct PaceDecoder {
    let collector: FindingCollector

    func perDomain(_ reader: MappingReader) -> [String: CountLimit] {
        var paces: [String: CountLimit] = [:]
        for (key, value) in reader.pairs("per_domain") {
            guard let name = collector.value(of: key, Values.host), let pace = collector.value(of: value, Values.pace)
            else { continue }
            guard let domain = try? EmailAddress(parsing: "a@" + name).key.split(separator: "@").last else {
                collector.error(
                    key, .wrongValue, Phrase("\"\(name)\" is not a domain"),
                    suggestion: Phrase("write the part of an address after the @, such as gmail.com"))
                continue
            }
            paces[String(domain)] = pace
        }
        return paces
    }

    func warmUp(_ reader: MappingReader) -> WarmUp? {
        guard let inner = reader.mapping("warmup", .warmUp), let start = inner.value("start", Values.pace),
            let doubleEvery = inner.value("double_every", Values.duration)
        else { return nil }
        return WarmUp(
            start: start, doubleEvery: doubleEvery, since: inner.value("since", Values.date),
            pauseAt: inner.value("pause_at", Values.percentage) ?? 5)
    }

    func pauseAt(_ reader: MappingReader) -> PauseThresholds {
        var thresholds = PauseThresholds()
        guard let inner = reader.mapping("pause_at", .pauseAt) else { return thresholds }
        if let refusals = inner.value("refusals", Values.integer(1 ... .max)) { thresholds.refusals = refusals }
        if let bounces = inner.value("bounces", Values.percentage) { thresholds.bounces = bounces }
        if let complaints = inner.value("complaints", Values.percentage) { thresholds.complaints = complaints }
        return thresholds
    }
}
