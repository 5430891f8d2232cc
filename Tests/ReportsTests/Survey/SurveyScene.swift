import Definitions
import Formats
import Reports
import Store
import TestSupport

/// A survey with every kind of question, asked in two waves, whose answers are written row by row.
struct SurveyScene {
    static let day: Int64 = 86_400_000
    static let now = Sample.now + 200 * day
    static let waves = ["2026-10-10T07:00Z", "2027-01-10T07:00Z"]

    let folder = TemporaryFolder()
    let store: Store
    var workspace = Sample.definition()
    var campaign: CampaignDefinition

    init(isAnonymous: Bool = false) throws {
        store = try Sample.store(in: folder)
        try store.addDeclaredColumns(workspace)
        workspace.stages = ["prospect", "promoter"].map { StageDefinition(name: $0, rule: nil, mark: Sample.mark) }
        campaign = Sample.survey(name: "parcel")
        campaign.survey = EveryQuestion.definition()
        campaign.survey?.isAnonymous = isAnonymous
        for (index, wave) in SurveyScene.waves.enumerated() {
            let due = Sample.now + Int64(index) * 92 * SurveyScene.day
            try store.seedOccurrence("parcel", wave, dueAt: due, closesAt: due + 14 * SurveyScene.day)
        }
    }

    /// A member who was asked in a wave and, where there are cells, answered a day later.
    @discardableResult
    func member(
        wave: Int = 0, stage: String? = nil, city: String? = nil, variant: String? = nil, late: Bool = false,
        _ cells: [String: Cell]? = nil
    ) throws -> Int64 {
        let number = try store.number("SELECT count(*) FROM members")
        let at = Sample.now + Int64(wave) * 92 * SurveyScene.day
        let member = try store.seedMember("m\(number)@example.org", locale: number % 2 == 0 ? "ru" : "en")
        if let city {
            try store.connection.run(
                "UPDATE members SET attr_city = :city WHERE id = :id", ["city": .text(city), "id": .integer(member)])
        }
        if let stage {
            try store.connection.run(
                """
                INSERT INTO stage_changes (member_id, to_stage, entered_at, observed_at, rules_hash)
                VALUES (:member, :stage, :at, :at, '')
                """,
                [
                    "member": .integer(member), "stage": .text(stage),
                    "at": .integer((at - SurveyScene.day).milliseconds),
                ])
        }
        let message = try store.seedMessage("parcel", SurveyScene.waves[wave], memberID: member, at: at)
        if let variant {
            try store.connection.run(
                "UPDATE messages SET variant = :variant WHERE id = :id",
                ["variant": .text(variant), "id": .integer(message)])
        }
        if let cells {
            try save(cells, wave: wave, message: message, member: member, at: at + SurveyScene.day, late: late)
        }
        return member
    }

    /// One answer.
    enum Cell {
        case number(Double)
        case text(String)
        case both(Double, String)
    }

    func save(
        _ cells: [String: Cell], wave: Int, message: Int64?, member: Int64?, at: Instant, late: Bool = false,
        source: String = "page"
    ) throws {
        let key = try store.number("SELECT count(*) FROM responses")
        let answers = cells.map { question, cell in
            let (number, text): (Double?, String?) =
                switch cell {
                case .number(let number): (number, nil)
                case .text(let text): (nil, text)
                case .both(let number, let text): (number, text)
                }
            let kind = campaign.survey?.questions.first { $0.id == question }?.kind.rawValue ?? "part"
            return ResponseRecord.Answer(question: question, kind: kind, number: number, text: text)
        }
        _ = try store.saveResponse(
            ResponseRecord(
                campaign: "parcel", occurrence: SurveyScene.waves[wave], messageID: message, memberID: member,
                matchedBy: member == nil ? .none : .token, source: source, sourceKey: "k\(key)", isLate: late, at: at,
                answers: answers), now: SurveyScene.now)
    }

    var scope: ReportScope { ReportScope(campaign: "parcel", now: SurveyScene.now) }

    var space: Workspace { Workspace(directory: folder.path, definition: workspace, campaigns: [campaign]) }

    func dimension(_ kind: ReportDimension.Kind) throws -> ReportDimension {
        try ReportDimension(kind, store, space, scope: scope)
    }

    func report(_ change: (inout SurveyRequest) throws -> Void = { _ in }) throws -> SurveyReport {
        var request = SurveyRequest(scope: scope)
        try change(&request)
        return try SurveyReport(store, campaign, request, zone: workspace.timezone)
    }

    func texts(_ change: (inout TextReport.Request) throws -> Void = { _ in }) throws -> TextReport {
        var request = TextReport.Request(scope: scope)
        try change(&request)
        return try TextReport(store, campaign, request)
    }
}

extension SurveyReport {
    func figures(_ question: String) -> QuestionFigures? { total.figures.first { $0.question.id == question } }
}
