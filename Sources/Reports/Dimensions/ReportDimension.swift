package import Definitions
internal import Formats
package import Store

/// What answers are told apart by.
package struct ReportDimension: Sendable {
    package enum Kind: Sendable, Hashable {
        case stage
        case wave
        case variant
        case locale
        case segment(String)
        case attribute(String)
    }

    /// What is known of an answer, or of an invitation.
    package struct Facts: Sendable {
        package let stage: String?
        package let wave: String?
        package let variant: String?
        package let locale: String?
        package let memberID: Int64?
    }

    package let kind: Kind
    /// Whoever is in the segment.
    private var insiders: Set<Int64> = []
    private var values: [Int64: String] = [:]
    private let order: [String]

    /// In and out of a segment.
    package static let (inside, outside) = ("in", "out")

    /// As it is written: `stage`, `segment:NAME`, or the name of an attribute. Nil for another word.
    package static func kind(_ text: String, _ workspace: Workspace) -> Kind? {
        switch text {
        case "stage": return .stage
        case "wave": return .wave
        case "variant": return .variant
        case "locale": return .locale
        default:
            if text.hasPrefix("segment:") {
                let name = String(text.dropFirst("segment:".count))
                return workspace.definition.segments.contains { $0.name == name } ? .segment(name) : nil
            }
            let name = text.hasPrefix("attr:") ? String(text.dropFirst("attr:".count)) : text
            return workspace.definition.attributes.contains { $0.name == name } ? .attribute(name) : nil
        }
    }

    /// Every word that `kind` takes.
    package static func words(_ workspace: Workspace) -> [String] {
        ["stage", "wave", "variant", "locale"] + workspace.definition.segments.map { "segment:\($0.name)" }
            + workspace.definition.attributes.map(\.name)
    }

    /// Reads who is in the segment, or has which value, as of now.
    package init(_ kind: Kind, _ store: Store, _ workspace: Workspace, scope: ReportScope) throws {
        self.kind = kind
        order = kind == .stage ? workspace.definition.stages.map(\.name) : []
        switch kind {
        case .segment(let name):
            guard let segment = workspace.definition.segments.first(where: { $0.name == name }) else { return }
            let condition = try FilterCompiler(workspace, store, now: scope.now)
                .planned(for: segment.filter, store, .once).compile(segment.filter)
            try store.forEachMemberID(matching: condition) { insiders.insert($0) }
        case .attribute(let name): values = try store.surveyedMembers(scope, attribute: name)
        default: break
        }
    }

    /// As it is written.
    package var name: String {
        switch kind {
        case .stage: "stage"
        case .wave: "wave"
        case .variant: "variant"
        case .locale: "locale"
        case .segment(let name): "segment:\(name)"
        case .attribute(let name): name
        }
    }

    /// True of what nobody knows of an answer that is nobody's.
    package var needsMember: Bool { kind != .wave }

    package func group(_ facts: Facts) -> String? {
        switch kind {
        case .stage: facts.stage
        case .wave: facts.wave
        case .variant: facts.variant
        case .locale: facts.locale
        case .segment:
            facts.memberID.map { insiders.contains($0) ? ReportDimension.inside : ReportDimension.outside }
        case .attribute: facts.memberID.flatMap { values[$0] }
        }
    }

    /// Declared stages in their order, then names, then what is not known.
    package func sorted(_ groups: some Sequence<String?>) -> [String?] {
        func rank(_ group: String?) -> (Int, String) {
            guard let group else { return (.max, "") }
            return (order.firstIndex(of: group) ?? order.count, group)
        }
        return groups.sorted { rank($0) < rank($1) }
    }
}
