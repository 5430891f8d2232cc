internal import Definitions
internal import Formats
internal import SQLite

extension ConditionWriter {
    /// The earliest time after now at which one of the rules can change by itself: something leaves a window or grows older
    /// than a span, or something dated in the future comes to pass. Earlier than needed does no harm. NULL is never.
    /// - Parameter absent: of these nothing is dated in the future.
    mutating func due(_ rules: [FilterNode], without absent: Set<EventSource> = []) -> String {
        var times: [String] = []
        for rule in rules { for time in dueTimes(rule, absent) where !times.contains(time) { times.append(time) } }
        return times.isEmpty ? "NULL" : TurningPoint.earliest(times)
    }

    private mutating func dueTimes(_ rule: FilterNode, _ absent: Set<EventSource>) -> [String] {
        var nodes: [FilterNode] = []
        rule.visit { nodes.append($0) }
        var times: [String] = []
        for node in nodes {
            switch node {
            case .within(let operand, let span), .olderThan(let operand, let span):
                times += windowEnd(operand, span).map { [$0] } ?? []
            case .answered(let campaign, let window): times += eventTimes(.responses(campaign), window, absent)
            case .received(let campaign, let window): times += eventTimes(.messages(campaign), window, absent)
            default: break
            }
            for operand in node.operands.flatMap(\.parts) { times += operandTimes(operand, absent) }
        }
        return times
    }

    private mutating func operandTimes(_ operand: FilterOperand, _ absent: Set<EventSource>) -> [String] {
        switch operand {
        case .count(let kind, let window), .aggregate(_, let kind, _, let window):
            return eventTimes(.activities([kind]), window, absent)
        default:
            guard let source = source(of: operand) else { return [] }
            return eventTimes(source, nil, absent)
        }
    }

    /// When the oldest event in the window leaves it, and when the next one of the future comes.
    private mutating func eventTimes(
        _ source: EventSource, _ window: Span?, _ absent: Set<EventSource>
    ) -> [String] {
        var times =
            absent.contains(source)
            ? [] : ["(SELECT min(\(source.at)) \(events(source)) AND \(source.at) > \(bind(now)))"]
        if let window {
            times.append(shifted("(SELECT min(\(source.at)) \(events(source, within: window)))", by: window))
        }
        return times
    }

    private mutating func windowEnd(_ operand: FilterOperand, _ span: Span) -> String? {
        switch operand {
        case .last, .npsAt:
            guard let source = source(of: operand) else { return nil }
            // Asked as rules ask it, so that it is asked once.
            let last = "(SELECT max(\(source.at)) \(events(source, within: nil)))"
            return "CASE WHEN \(last) > \(bind(start(of: span))) THEN \(shifted(last, by: span)) END"
        case .first, .member(.joinedAt):
            let at = value(operand)
            return """
                CASE WHEN \(at) > \(bind(now)) THEN \(at)
                    WHEN \(at) > \(bind(start(of: span))) THEN \(shifted(at, by: span)) END
                """
        // A day begins at midnight, and leaves the window when its midnight does.
        case .attribute:
            let at = "kamerton_midnight(\(value(operand)), \(bind(.text(compiler.zone.name))))"
            return """
                CASE WHEN \(at) > \(bind(now)) THEN \(at)
                    WHEN \(at) > \(bind(start(of: span))) THEN \(shifted(at, by: span)) END
                """
        default: return nil
        }
    }
}
