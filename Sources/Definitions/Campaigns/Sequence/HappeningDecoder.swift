internal import Formats

/// Decodes `activity:` or `response:` with its `where:`, in triggers, waits and goals.
struct HappeningDecoder {
    let collector: FindingCollector
    let draft: WorkspaceDraft
    let surroundings: CampaignSurroundings

    func decode(_ reader: MappingReader) -> Happening? {
        if let node = reader.node("activity") { return activity(node, reader) }
        if let node = reader.node("response") { return response(node, reader) }
        return nil
    }

    private func activity(_ node: YAMLNode, _ reader: MappingReader) -> Happening? {
        guard let kind = collector.value(of: node, Values.line), !draft.isUnreadable else { return nil }
        guard let activity = draft.schema.activities.first(where: { $0.name == kind }) else {
            if !draft.brokenNames.contains(kind) {
                collector.error(
                    node, .sequence, Phrase("there is no activity \"\(kind)\" in kamerton.yaml"),
                    suggestion: Suggestions.advice(for: kind, among: draft.schema.activities.map(\.name)))
            }
            return nil
        }
        var filter: Filter?
        if let node = reader.node("where") {
            let schema = FilterSchema(attributes: activity.fields, campaigns: [:])
            filter = collector.filter(node, schema)
            if let filter, !HappeningDecoder.isAboutFields(filter) {
                collector.error(
                    node, .sequence, Phrase("here only fields of \(kind) can be asked for"),
                    suggestion: activity.fields.isEmpty
                        ? Phrase("declare fields of \(kind) in kamerton.yaml")
                        : Suggestions.oneOf(activity.fields.map(\.name)))
            }
        }
        return .activity(kind: kind, filter, fields: activity.fields)
    }

    private func response(_ node: YAMLNode, _ reader: MappingReader) -> Happening? {
        guard let campaign = collector.value(of: node, Values.campaignName) else { return nil }
        guard let questions = surroundings.surveys[campaign] else {
            collector.error(
                node, .sequence, Phrase("there is no survey \"\(campaign)\""),
                suggestion: Suggestions.advice(for: campaign, among: surroundings.surveys.keys.sorted()))
            return nil
        }
        if surroundings.anonymous.contains(campaign) {
            collector.error(
                node, .anonymous, Phrase("\(campaign) is anonymous: who answered it, and what, is not known"))
            return nil
        }
        return .response(campaign: campaign, collector.answerCondition(reader.node("where"), of: questions))
    }

    /// True when it asks for nothing but the fields, which stand in it as attributes.
    private static func isAboutFields(_ filter: Filter) -> Bool {
        var isPlain = true
        filter.root.visit { node in
            switch node {
            case .hasTag, .received, .answered, .reached, .segment, .sample: isPlain = false
            default: break
            }
        }
        return isPlain
            && filter.root.allOperands.allSatisfy { operand in
                switch operand {
                case .constant, .attribute, .arithmetic: true
                default: false
                }
            }
    }
}

/// What one campaign file needs to know of the others.
struct CampaignSurroundings {
    /// Every campaign that has a file.
    var names: Set<String> = []
    /// Who claims which earlier name, the first by file name.
    var formerNames: [String: String] = [:]
    /// The surveys with as much of their questions as can be read.
    var surveys: [String: [Question]] = [:]
    /// Campaigns that follow-ups of others start.
    var started: Set<String> = []
    /// Surveys whose answers nobody can join with a member.
    var anonymous: Set<String> = []
}

extension FindingCollector {
    /// A condition on answers.
    func answerCondition(_ node: YAMLNode?, of questions: [Question]) -> AnswerCondition? {
        guard let node else { return nil }
        return value(of: node) { (node) throws(ValueMistake) in
            try AnswerConditionParser(text: node.text ?? "", earlier: questions, declared: Set(questions.map(\.id)))
                .parse()
        }
    }
}
