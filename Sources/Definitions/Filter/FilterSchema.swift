package import Formats

/// The names that a filter may use: what type checking needs to know of a workspace.
package struct FilterSchema: Sendable {
    package var attributes: [AttributeDefinition]
    /// Declared and built-in activities with their fields.
    package var activities: [ActivityDefinition]
    /// The stages that may be named: all of them, or in a stage's own rule only the earlier ones.
    package var stages: [String]
    /// Segments by name, already parsed.
    package var segments: [String: Filter]
    /// Campaigns by name with their question ids; nil when they are not known yet, and then not checked.
    package var campaigns: [String: [String]]?
    /// Surveys whose answers nobody can join with a member.
    package var anonymousSurveys: Set<String> = []
    package var roles: [String] = []
    /// There is a programme, so that members may have points.
    package var hasProgramme = false
    /// In a stage's own rule the present stage cannot be asked for: the rule is what decides it.
    package var isForStageRule: Bool

    package init(
        attributes: [AttributeDefinition] = [], activities: [ActivityDefinition] = [], stages: [String] = [],
        segments: [String: Filter] = [:], campaigns: [String: [String]]? = nil, isForStageRule: Bool = false
    ) {
        self.attributes = attributes
        self.activities = activities
        self.stages = stages
        self.segments = segments
        self.campaigns = campaigns
        self.isForStageRule = isForStageRule
    }

    /// The schema of a whole workspace, for `--where` and audiences.
    package init(_ workspace: Workspace) {
        let definition = workspace.definition
        self.init(
            attributes: definition.attributes, activities: definition.activities,
            stages: definition.stages.map(\.name),
            segments: Dictionary(
                definition.segments.map { ($0.name, $0.filter) }, uniquingKeysWith: { first, _ in first }),
            campaigns: Dictionary(
                workspace.campaigns.map { ($0.name, $0.survey?.questions.flatMap(\.answerNames) ?? []) },
                uniquingKeysWith: { first, _ in first }))
        roles = definition.roles.map(\.name)
        hasProgramme = definition.programme != nil
        anonymousSurveys = Set(workspace.campaigns.filter { $0.survey?.isAnonymous == true }.map(\.name))
    }
}

/// One mistake in a filter's text.
package struct FilterMistake: Sendable, Hashable {
    /// Characters from the start of the text.
    package let offset: Int
    package let length: Int
    package let message: Phrase
    package let suggestion: Phrase?

    package init(offset: Int, length: Int, message: Phrase, suggestion: Phrase? = nil) {
        (self.offset, self.length, self.message, self.suggestion) = (offset, length, message, suggestion)
    }
}

/// All the mistakes of one filter, at least one.
package struct FilterMistakes: Error, Sendable {
    package let mistakes: [FilterMistake]

    package init(_ mistakes: [FilterMistake]) { self.mistakes = mistakes }
}
