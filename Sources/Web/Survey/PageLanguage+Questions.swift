internal import Definitions
internal import Formats

extension PageLanguage {
    /// What may be answered, where the form does not show it.
    func limits(of question: Question) -> String? {
        switch question.kind {
        case .choices:
            let (least, most) = (question.least.map { Int($0) } ?? 0, question.most.map { Int($0) })
            switch (least, most) {
            case (2..., let most?) where least == most:
                return say(en: "Choose exactly \(most).", ru: "Выберите ровно \(most).")
            case (2..., let most?):
                return say(en: "Choose \(least) to \(most).", ru: "Выберите от \(least) до \(most).")
            case (2..., nil): return say(en: "Choose at least \(least).", ru: "Выберите не меньше \(least).")
            case (_, let most?): return say(en: "Choose at most \(most).", ru: "Выберите не больше \(most).")
            default: return say(en: "You may choose several.", ru: "Можно выбрать несколько.")
            }
        case .ranking:
            let most = question.most.map { Int($0) }.flatMap { $0 < question.options.count ? $0 : nil }
            return most.map {
                say(
                    en: "1 is the first. Give places from 1 to \($0); leave the others.",
                    ru: "1 — самое первое. Расставьте места от 1 до \($0), остальное можно оставить.")
            }
                ?? say(
                    en: "1 is the first. You may leave some without a place.",
                    ru: "1 — самое первое. Часть можно оставить без места.")
        case .number: return numbers(question)
        case .date:
            switch (question.earliest, question.latest) {
            case (let first?, let last?):
                return say(en: "From \(day(first)) to \(day(last)).", ru: "С \(day(first)) по \(day(last)).")
            case (let first?, nil): return say(en: "\(day(first)) or later.", ru: "\(day(first)) или позже.")
            case (nil, let last?): return say(en: "\(day(last)) or earlier.", ru: "\(day(last)) или раньше.")
            case (nil, nil): return nil
            }
        default: return nil
        }
    }

    private func numbers(_ question: Question) -> String? {
        let shown = QuestionWording.shown
        switch (question.least.map(shown), question.most.map(shown)) {
        case (let least?, let most?): return say(en: "From \(least) to \(most).", ru: "От \(least) до \(most).")
        case (let least?, nil): return say(en: "\(least) or more.", ru: "\(least) или больше.")
        case (nil, let most?): return say(en: "At most \(most).", ru: "Не больше \(most).")
        case (nil, nil): return nil
        }
    }

    /// What to do about an answer that is not taken.
    func problem(with question: Question) -> String {
        if let scale = question.scale {
            let (least, most) = (scale.lowerBound, scale.upperBound)
            return say(
                en: "Please choose a number from \(least) to \(most).",
                ru: "Выберите, пожалуйста, число от \(least) до \(most).")
        }
        switch question.kind {
        case .text:
            return say(
                en: "The text is too long: \(question.limit) characters are the most.",
                ru: "Текст слишком длинный: не больше \(question.limit) знаков.")
        case .number:
            return say(en: "Please write a number", ru: "Напишите, пожалуйста, число")
                + (numbers(question).map { ". " + $0 } ?? ".")
        case .date:
            return say(en: "Please write a day", ru: "Напишите, пожалуйста, день")
                + (limits(of: question).map { ". " + $0 } ?? ".")
        case .ranking:
            return say(
                en: "Please give each place once, beginning with 1.",
                ru: "Поставьте, пожалуйста, каждое место один раз, начиная с 1.")
        case .choices: return limits(of: question) ?? ""
        default: return say(en: "Please choose one of the answers.", ru: "Выберите, пожалуйста, один из ответов.")
        }
    }
}
