internal import Definitions
internal import Formats
internal import Store

extension AnswerReader {
    // MARK: One option

    mutating func choice(_ whole: RawAnswer, _ parts: [Part]) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        var words = try ownWords(parts)
        var chosen: String?
        var given = whole
        if case .list(let items) = whole, items.count == 1 { given = items[0] }
        if case .text(let text) = given {
            let clean = AnswerText.clean(text)
            chosen = clean.isEmpty ? nil : OptionNames(question.options, other: question.hasOther).id(of: clean)
            if chosen == nil, !clean.isEmpty {
                try takeStrange(clean, &words)
                chosen = Question.other
            }
        } else if case .number(let number) = given {
            let names = OptionNames(question.options, other: question.hasOther)
            chosen = names.id(of: AnswerReader.shown(number))
            if chosen == nil {
                try takeStrange(AnswerReader.shown(number), &words)
                chosen = Question.other
            }
        } else if let found = given.found {
            throw notAnOption(found)
        }
        guard let option = chosen ?? (words == nil ? nil : Question.other) else { return [] }
        return [row(text: option)] + (words.map { [row(part: Question.other, text: $0)] } ?? [])
    }

    // MARK: Several options

    mutating func choices(_ whole: RawAnswer, _ parts: [Part]) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        var parts = parts
        var words: String?
        var chosen: Set<String> = []
        if case .object(let members) = whole {
            parts += try self.parts(members, among: question.optionIDs)
        } else {
            for item in try named(whole, &words) { chosen.insert(item) }
        }
        for (part, answer) in parts {
            if part == Question.other, answer.truth == nil, case .text = answer {
                if let text = try ownWords([(part, answer)]) { words = text }
            } else if try isChosen(part, answer) {
                chosen.insert(part)
            }
        }
        if words != nil { chosen.insert(Question.other) }
        let ids = (question.optionIDs + [Question.other]).filter(chosen.contains).unique
        guard !ids.isEmpty else { return [] }
        if let least = question.least, Double(ids.count) < least {
            throw AnswerMisfit(
                Phrase("\(ids.count, "option is", "options are") chosen, at least \(Int(least)) must be"))
        }
        if let most = question.most, Double(ids.count) > most {
            throw AnswerMisfit(Phrase("\(ids.count, "option is", "options are") chosen, at most \(Int(most)) may be"))
        }
        return [row(number: Double(ids.count), text: ids.joined(separator: ", "))]
            + ids.map { row(part: $0, number: 1, text: $0 == Question.other ? words : nil) }
    }

    /// `true`, `1`, `x` or the option's own name in its column; nothing, `0` or `no` where it is not chosen.
    private func isChosen(_ part: String, _ answer: RawAnswer) throws(AnswerMisfit) -> Bool {
        if let truth = answer.truth { return truth }
        guard case .text(let text) = answer else {
            guard let found = answer.found else { return false }
            throw AnswerMisfit(Phrase("\(found) does not say whether \(part) is chosen"))
        }
        let clean = AnswerText.clean(text)
        if clean.isEmpty { return false }
        let names = OptionNames(question.options.filter { $0.id == part }, other: part == Question.other)
        guard names.id(of: clean) == part || ["x", "×", "✓", "✔"].contains(clean.lowercased()) else {
            throw AnswerMisfit(Phrase("\"\(clean.prefix(40))\" does not say whether \(part) is chosen"))
        }
        return true
    }

    // MARK: An order

    mutating func ranking(_ whole: RawAnswer, _ parts: [Part]) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        var places = parts
        var order: [String] = []
        if case .object(let members) = whole {
            places += try self.parts(members, among: question.options.map(\.id))
        } else {
            var words: String?
            order = try named(whole, &words, isOrdered: true)
        }
        if order.isEmpty { order = try ordered(places) }
        guard !order.isEmpty else { return [] }
        if Set(order).count < order.count {
            throw AnswerMisfit(Phrase("an option stands in two places"))
        }
        if let most = question.most, order.count > Int(most) {
            throw AnswerMisfit(Phrase("\(order.count, "place is", "places are") given, at most \(Int(most)) may be"))
        }
        return [row(number: Double(order.count), text: order.joined(separator: ", "))]
            + order.enumerated().map { row(part: $0.element, number: Double($0.offset + 1)) }
    }

    /// Options by the places that were given to them, which begin with 1 and leave none out.
    private func ordered(_ parts: [Part]) throws(AnswerMisfit) -> [String] {
        var byPlace: [Int: String] = [:]
        for (part, answer) in parts {
            let number: Double?
            switch answer {
            case .none: continue
            case .number(let value): number = value
            case .text(let text):
                let clean = AnswerText.clean(text)
                if clean.isEmpty { continue }
                number = clean.count <= 3 && clean.allSatisfy({ $0.isASCII && $0.isNumber }) ? Double(clean) : nil
            default: number = nil
            }
            guard let number, number == number.rounded(), number >= 1, number <= Double(question.options.count) else {
                let found = answer.found ?? Phrase("nothing")
                throw AnswerMisfit(Phrase("\(found) is not a place from 1 to \(question.options.count)"))
            }
            if byPlace.updateValue(part, forKey: Int(number)) != nil {
                throw AnswerMisfit(Phrase("two options have the place \(Int(number))"))
            }
        }
        let places = byPlace.keys.sorted()
        if let gap = places.enumerated().first(where: { $0.element != $0.offset + 1 }) {
            throw AnswerMisfit(Phrase("no option has the place \(gap.offset + 1)"))
        }
        return places.compactMap { byPlace[$0] }
    }

    // MARK: Rows

    func matrix(_ whole: RawAnswer, _ parts: [Part]) throws(AnswerMisfit) -> [ResponseRecord.Answer] {
        var parts = parts
        if case .object(let members) = whole {
            parts += try self.parts(members, among: question.rows.map(\.id))
        } else if let found = whole.found {
            if case .text(let text) = whole, AnswerText.clean(text).isEmpty { return [] }
            throw AnswerMisfit(Phrase("\(found) does not say which row it is about"))
        }
        let names = OptionNames(question.options, other: false)
        var rows: [ResponseRecord.Answer] = []
        for line in question.rows {
            guard let answer = parts.last(where: { $0.part == line.id })?.answer, let found = answer.found else {
                continue
            }
            var option: String?
            if case .text(let text) = answer {
                let clean = AnswerText.clean(text)
                if clean.isEmpty { continue }
                option = names.id(of: clean) ?? place(clean)
            } else if case .number(let number) = answer {
                option = place(AnswerReader.shown(number))
            }
            guard let option, let index = question.options.firstIndex(where: { $0.id == option }) else {
                throw notAnOption(found)
            }
            rows.append(row(part: line.id, number: Double(index + 1), text: option))
        }
        return rows.isEmpty ? [] : [row(number: Double(rows.count))] + rows
    }

    /// The option at a place, counted from 1.
    private func place(_ text: String) -> String? {
        guard text.count <= 3, let place = Int(text), question.options.indices.contains(place - 1) else { return nil }
        return question.options[place - 1].id
    }

    // MARK: Names

    /// Options that a list or a text names, in its order. What is none of them becomes `words` where that is taken.
    private mutating func named(
        _ raw: RawAnswer, _ words: inout String?, isOrdered: Bool = false
    ) throws(AnswerMisfit) -> [String] {
        let names = OptionNames(question.options, other: question.hasOther && !isOrdered)
        var found: [String] = []
        var lost: [String] = []
        switch raw {
        case .none: return []
        case .text(let text): (found, lost) = names.split(AnswerText.clean(text))
        case .number(let number): (found, lost) = names.split(AnswerReader.shown(number))
        case .list(let items):
            for item in items.prefix(200) {
                guard let text = item.plainText else { throw notAnOption(item.found ?? Phrase("nothing")) }
                if text.isEmpty { continue }
                if let id = names.id(of: text) { found.append(id) } else { lost.append(text) }
            }
        default: throw notAnOption(raw.found ?? Phrase("nothing"))
        }
        if let first = lost.first {
            if isOrdered { throw notAnOption(Phrase("\"\(first.prefix(40))\"")) }
            try takeStrange(lost.joined(separator: ", "), &words)
        }
        return found
    }

    /// Words in the place of an option: taken where the question has a place for them or an import keeps them.
    private mutating func takeStrange(_ text: String, _ words: inout String?) throws(AnswerMisfit) {
        guard question.hasOther || keepsStrangeOptions else { throw notAnOption(Phrase("\"\(text.prefix(40))\"")) }
        if !question.hasOther { strange.append(text) }
        words = try ownWords([(Question.other, .text(text))])
    }

    private func notAnOption(_ found: Phrase) -> AnswerMisfit {
        AnswerMisfit(Phrase("\(found) is not one of \(question.optionIDs.joined(separator: ", "))"))
    }

    private func ownWords(_ parts: [Part]) throws(AnswerMisfit) -> String? {
        guard let text = parts.last(where: { $0.part == Question.other })?.answer.plainText, !text.isEmpty else {
            return nil
        }
        let length = text.unicodeScalars.count
        guard length <= AnswerText.limit else {
            throw AnswerMisfit(Phrase("the text has \(length) characters, at most \(AnswerText.limit) are taken"))
        }
        return text
    }

    /// The members of an object as parts.
    private func parts(_ members: [String: RawAnswer], among known: [String]) throws(AnswerMisfit) -> [Part] {
        let names = OptionNames(question.kind == .matrix ? question.rows : question.options, other: question.hasOther)
        var parts: [Part] = []
        for name in members.keys.sorted() {
            guard let id = names.id(of: AnswerText.clean(name)), known.contains(id) else {
                throw AnswerMisfit(Phrase("\"\(name.prefix(40))\" is not one of \(known.joined(separator: ", "))"))
            }
            parts.append((id, members[name] ?? .none))
        }
        return parts
    }
}

extension Array where Element: Hashable {
    /// Each once, at its first place.
    fileprivate var unique: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
