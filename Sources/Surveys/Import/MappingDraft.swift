internal import Definitions

/// A mapping while it is being made.
struct MappingDraft {
    private let sheet: [SheetColumn]
    private let survey: SurveyDefinition
    private let matcher: QuestionMatcher
    private var used: Set<Int> = []
    private var settled: Set<String> = []
    private(set) var columns: [ResponseMapping.Column] = []
    private(set) var suggestions: [ResponseMapping.Suggestion] = []

    init(sheet: [SheetColumn], survey: SurveyDefinition) {
        (self.sheet, self.survey) = (sheet, survey)
        matcher = QuestionMatcher(survey)
    }

    func isSettled(_ field: String) -> Bool { settled.contains(field) }

    mutating func leaveOut(_ field: String) { settled.insert(field) }

    /// The column that is named so, or the columns of a question that is. False when there is none.
    mutating func take(_ field: String, header: String, _ ground: ResponseMapping.Ground) -> Bool {
        let plain = HeaderName.plain(header)
        let exact = sheet.filter { $0.header == header }
        let loose = exact.isEmpty ? sheet.filter { HeaderName.plain($0.header) == plain } : exact
        var found = loose.isEmpty ? sheet.filter { HeaderName.plain($0.base) == plain } : loose
        if found.isEmpty { found = sheet.filter { $0.alsoKnown.contains { HeaderName.plain($0) == plain } } }
        guard let first = found.first else { return false }
        if let question = survey.questions.first(where: { $0.id == field }) {
            let group = sheet.filter { $0.base == first.base && !first.base.isEmpty }
            assign(found.count > 1 || !first.label.isEmpty ? group : [first], to: question, ground)
        } else {
            add(field, first, ground)
        }
        settled.insert(field)
        return true
    }

    mutating func takePersonal(_ field: String, _ name: String) -> Bool {
        guard let column = sheet.first(where: { HeaderName.plain($0.header) == name && !used.contains($0.index) })
        else { return false }
        add(field, column, .name)
        settled.insert(field)
        return true
    }

    /// Columns of one question: they share its wording, and stand together.
    private var groups: [[SheetColumn]] {
        var groups: [[SheetColumn]] = []
        for column in sheet where !column.isOwn && !used.contains(column.index) && !column.base.isEmpty {
            if let last = groups.last?.last, last.base == column.base, !last.label.isEmpty || !column.label.isEmpty {
                groups[groups.count - 1].append(column)
            } else {
                groups.append([column])
            }
        }
        return groups
    }

    mutating func takeQuestions(sure: Double, perhaps: Double) {
        takeParts()
        takeExact()
        takeLikely(sure: sure, perhaps: perhaps)
        takeOptions()
        takeOnly()
    }

    /// Columns named as parts are: `reasons.price`.
    private mutating func takeParts() {
        for question in survey.questions where !isSettled(question.id) {
            for name in question.answerNames.dropFirst() where !isSettled(name) {
                let plain = HeaderName.plain(name)
                guard let column = free.first(where: { HeaderName.plain($0.header) == plain }) else { continue }
                add(name, column, .name)
                settled.insert(name)
            }
        }
    }

    private mutating func takeExact() {
        for group in groups {
            let wordings = [group[0].base, group[0].header] + group[0].alsoKnown
            guard let id = wordings.compactMap({ matcher.exact($0) }).first(where: { !settled.contains($0) }),
                let question = survey.questions.first(where: { $0.id == id })
            else { continue }
            assign(group, to: question, .name)
            settled.insert(id)
        }
    }

    /// The likest pairs first, each question and each group once.
    private mutating func takeLikely(sure: Double, perhaps: Double) {
        var pairs: [(group: [SheetColumn], question: String, score: Double)] = []
        for group in groups {
            for (question, score) in matcher.likeness(group[0].base) where score >= perhaps && !isSettled(question) {
                pairs.append((group, question, score))
            }
        }
        pairs.sort { $0.score > $1.score }
        for (group, id, score) in pairs where !isSettled(id) && !used.contains(group[0].index) {
            guard let question = survey.questions.first(where: { $0.id == id }) else { continue }
            let rival = pairs.first { $0.question == id && $0.group[0].index != group[0].index }
            if score >= sure, rival.map({ $0.score <= score - 0.05 }) ?? true {
                assign(group, to: question, .likeness(Int((score * 100).rounded())))
                settled.insert(id)
            } else if !suggestions.contains(where: { $0.question == id }) {
                suggestions.append(.init(question: id, header: group[0].header))
            }
        }
    }

    /// Typeform gives each choice a column that is called as the choice.
    private mutating func takeOptions() {
        for column in free where column.label.isEmpty && !column.isOwn {
            let owners = survey.questions.filter { question in
                [.choice, .choices].contains(question.kind) && !settled.contains(question.id)
                    && OptionNames(question.options, other: false).id(of: column.header) != nil
            }
            guard owners.count == 1, owners[0].kind == .choices,
                let part = OptionNames(owners[0].options, other: false).id(of: column.header)
            else { continue }
            add(Question.name(owners[0].id, part), column, .name)
        }
    }

    /// A tool of one question calls it `Score`, and its reason `Comment`.
    private mutating func takeOnly() {
        let words: [(Question.Kind, Set<String>)] = [
            (.nps, ["score", "nps", "nps score", "оценка", "балл"]),
            (.text, ["comment", "comments", "feedback", "комментарий", "отзыв"]),
        ]
        for (kind, names) in words {
            let open = survey.questions.filter { $0.kind == kind && !settled.contains($0.id) }
            let found = free.filter { names.contains(HeaderName.plain($0.header)) }
            guard open.count == 1, found.count == 1 else { continue }
            add(open[0].id, found[0], .name)
            settled.insert(open[0].id)
            suggestions.removeAll { $0.question == open[0].id }
        }
    }

    private var free: [SheetColumn] { sheet.filter { !used.contains($0.index) } }

    /// Gives a question its columns, part by part where it has parts.
    private mutating func assign(_ group: [SheetColumn], to question: Question, _ ground: ResponseMapping.Ground) {
        let isWhole = group.count == 1 && group[0].label.isEmpty
        switch question.kind {
        case .choices, .ranking, .matrix:
            if isWhole { return add(question.id, group[0], ground) }
            let names = OptionNames(question.kind == .matrix ? question.rows : question.options, other: false)
            for column in group {
                if let part = names.id(of: column.label) {
                    add(Question.name(question.id, part), column, ground)
                } else if question.kind == .choices {
                    // An option that is not declared, or one's own words: kept with the whole.
                    add(question.id, column, ground)
                }
            }
        case .choice:
            for column in group {
                let isOther = question.hasOther && MappingDraft.isOther(column.label)
                add(isOther ? Question.name(question.id, Question.other) : question.id, column, ground)
            }
        default: add(question.id, group[0], ground)
        }
    }

    static func isOther(_ label: String) -> Bool {
        let plain = HeaderName.plain(label)
        return ["other", "другое", "otro", "andere", "autre"].contains { plain.hasPrefix($0) }
    }

    private mutating func add(_ field: String, _ column: SheetColumn, _ ground: ResponseMapping.Ground) {
        used.insert(column.index)
        columns.append(
            .init(field: field, header: column.header, label: column.label, ground: ground, index: column.index))
    }
}
