import Foundation

/// The partials and layouts of a workspace, else our own, as Liquid for one part of a message in one language.
struct PartialLibrary: Sendable {
    /// The workspace's folder.
    let directory: String
    let look: MailLook
    /// Those of the template at hand with styles put on them, by name.
    var styled: [String: String] = [:]

    enum Part: Sendable { case html, text }

    /// The file that a partial comes from, relative to the workspace; nil for our own and for unknown ones.
    func file(of name: String, _ part: Part) -> String? {
        guard TemplateFinder.isName(name) else { return nil }
        let endings = part == .html ? ["html", "md"] : ["txt", "md", "html"]
        return endings.map { "templates/partials/\(name).\($0)" }.first {
            FileManager.default.fileExists(atPath: directory + "/" + $0)
        }
    }

    /// The Liquid of a partial; nil when there is none of that name.
    func partial(_ name: String, _ part: Part) -> String? {
        if part == .html, let source = styled[name] { return source }
        let own = part == .html ? BuiltInPartials.html(name, look) : BuiltInPartials.text(name, look)
        guard let file = file(of: name, part), let source = read(file) else { return own }
        let body: CompiledBody
        if file.hasSuffix(".md") {
            body = CompiledBody(markdown: source)
        } else if file.hasSuffix(".txt") {
            return source
        } else {
            body = CompiledBody(html: source)
        }
        return part == .html ? body.html : body.text
    }

    /// A partial as its file has it, or our own: what places of mistakes are counted in.
    func written(_ name: String, _ part: Part) -> String? {
        file(of: name, part).flatMap(read) ?? partial(name, part)
    }

    /// Where a layout's frame for HTML comes from, and its source; nil when there is none of that name.
    func layout(_ name: String, _ part: Part) -> (file: String?, source: String)? {
        guard TemplateFinder.isName(name) else { return nil }
        let file = "templates/layouts/\(name).\(part == .html ? "html" : "txt")"
        if let source = read(file) { return (file, source) }
        // A workspace's layout needs no frame for text: ours says all that must be said.
        guard name == BuiltInLayout.name || part == .text else { return nil }
        let source =
            part == .html
            ? BuiltInLayout.html(look) : BuiltInLayout.text(look)
        return (nil, source)
    }

    /// Every layout's name, for suggestions.
    var layoutNames: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/templates/layouts")) ?? []
        let names = files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }
        return Array(Set(names + [BuiltInLayout.name, "none"])).sorted()
    }

    /// Every partial's name, for suggestions.
    var partialNames: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/templates/partials")) ?? []
        return Array(Set(files.map { String($0.prefix { $0 != "." }) } + BuiltInPartials.names)).sorted()
    }

    private func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: directory + "/" + path).map { String(decoding: $0, as: UTF8.self) }
    }
}
