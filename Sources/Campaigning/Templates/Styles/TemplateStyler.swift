/// Puts style sheets on a whole message: on the template in its layout, and on each partial as it stands where it is
/// rendered.
struct TemplateStyler {
    struct Styled {
        let html: String
        /// The partials that the template names, by name.
        let partials: [String: String]
        let isCutShort: Bool
    }

    let library: PartialLibrary
    /// Our own sheet, under our own layout; else empty.
    let ours: StyleSheet
    /// The names that templates and partials all see.
    let globals: Set<String>

    /// A partial used in more places than this is matched without any.
    private static let mostPlaces = 16

    func style(_ html: String) -> Styled {
        var sheet = ours
        sheet.add(StyleInliner.sheet(of: html))
        let whole = StyleInliner(sheet, globals: globals).inline(html)
        var partials: [String: String] = [:]
        var isCutShort = whole.isCutShort
        for (name, places) in places(of: whole.uses) {
            guard let source = library.partial(name, .html) else { continue }
            var own = sheet
            own.add(StyleInliner.sheet(of: source))
            let result = StyleInliner(own, globals: globals).inline(
                source, contexts: places.count > TemplateStyler.mostPlaces ? [[]] : places, isPartial: true)
            partials[name] = result.html
            isCutShort = isCutShort || result.isCutShort
        }
        return Styled(html: whole.html, partials: partials, isCutShort: isCutShort)
    }

    /// The elements around each use of each partial, also of those that partials use.
    private func places(of uses: [StyleInliner.PartialUse]) -> [String: [[MarkupElement]]] {
        let reader = StyleInliner(StyleSheet())
        var places: [String: [[MarkupElement]]] = [:]
        var waiting = uses
        while let use = waiting.popLast() {
            let known = places[use.name] ?? []
            guard known.count <= TemplateStyler.mostPlaces, !known.contains(where: { isSame($0, use.ancestors) }) else {
                continue
            }
            places[use.name] = known + [use.ancestors]
            guard let source = library.partial(use.name, .html) else { continue }
            waiting += reader.inline(source, contexts: [use.ancestors]).uses
        }
        return places
    }

    private func isSame(_ first: [MarkupElement], _ second: [MarkupElement]) -> Bool {
        first.elementsEqual(second) { $0 === $1 || ($0.name == $1.name && $0.id == $1.id && $0.classes == $1.classes) }
    }
}
