internal import Crypto
internal import Formats
import Foundation

/// The part of `check` that looks at the keys of `delivery.dkim`, and at whom they sign for.
package enum DKIMCheck {
    package static func findings(_ workspace: Workspace) -> [Finding] {
        let definition = workspace.definition
        var findings: [Finding] = []
        let places =
            [(Place(workspace, stream: nil), definition.delivery.dkim)]
            + definition.delivery.streams.map { (Place(workspace, stream: $0.name), $0.dkim) }
        for (place, all) in places {
            findings += all.enumerated().flatMap { index, settings in
                keyFindings(settings, workspace, place.of("key", index), place)
            }
        }
        let all = definition.delivery.dkim
        let from = definition.sender.from.address
        if !all.isEmpty, !all.contains(where: { $0.isAligned(with: from) }) {
            let wanted = from.split(separator: "@").last.map(String.init) ?? ""
            let place = places[0].0
            findings.append(
                place.finding(
                    place.of("domain", 0), .dkimDomain, .warning,
                    Phrase("\(all[0].domain) is neither the domain of \(from) nor one above it"),
                    Phrase("receivers then take the signature for a stranger's; sign for \(wanted)")))
        }
        return findings
    }

    private static func keyFindings(
        _ settings: DKIMSettings, _ workspace: Workspace, _ node: YAMLNode?, _ place: Place
    ) -> [Finding] {
        do throws(DKIMKeyError) {
            let key = try DKIMKeyReader.read(settings, directory: workspace.directory)
            return warnings(key, settings, workspace).map { warning in
                place.finding(node, .dkimKey, .warning, warning.message, warning.suggestion)
            }
        } catch {
            let severity = error.reason == .missing ? Finding.Severity.warning : .error
            return [place.finding(node, .dkimKey, severity, error.phrase, error.advice)]
        }
    }

    private static func warnings(
        _ key: PrivateKey, _ settings: DKIMSettings, _ workspace: Workspace
    ) -> [(message: Phrase, suggestion: Phrase)] {
        var warnings: [(message: Phrase, suggestion: Phrase)] = []
        if case .file(let path) = settings.key, isOpen(DKIMKeyReader.absolute(path, workspace.directory)) {
            warnings.append(
                (
                    Phrase("everyone on this machine can read the DKIM key \(path)"),
                    Phrase("close it: chmod 600 \(path)")
                ))
        }
        switch key.kind {
        case .rsa(let bits) where bits < 2048:
            warnings.append(
                (
                    Phrase("the RSA key has \(bits) bits, which some receivers trust no longer"),
                    Phrase("make one of 2048 bits: kamerton dkim keygen")
                ))
        case .rsa(let bits) where bits > 4096:
            warnings.append(
                (
                    Phrase("the RSA key has \(bits) bits, and receivers need not take more than 4096"),
                    Phrase("make one of 2048 bits: kamerton dkim keygen")
                ))
        case .ed25519 where !hasRSA(workspace):
            warnings.append(
                (
                    Phrase("an Ed25519 key signs alone, and many receivers cannot read its signatures yet"),
                    Phrase("sign with an RSA key too: dkim may be a list (docs/dkim.md)")
                ))
        default: break
        }
        return warnings
    }

    private static func hasRSA(_ workspace: Workspace) -> Bool {
        workspace.definition.signingKeys.contains { settings in
            let key = try? DKIMKeyReader.read(settings, directory: workspace.directory)
            return key.map { $0.kind != .ed25519 } ?? true
        }
    }

    private static func isOpen(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o007 != 0
    }

    /// Where in kamerton.yaml the entries stand.
    private struct Place {
        private let source: SourceText
        private let dkim: YAMLNode?

        /// - Parameter stream: nil is `delivery.dkim` itself.
        init(_ workspace: Workspace, stream: String?) {
            let file = "kamerton.yaml"
            let bytes = FileManager.default.contents(atPath: workspace.directory + "/" + file).map { [UInt8]($0) } ?? []
            source = SourceText(bytes, file: file)
            let delivery = YAMLTree.parse(bytes, file: file).0?["delivery"]
            dkim = stream.map { delivery?["streams"]?[$0]?["dkim"] } ?? delivery?["dkim"]
        }

        func of(_ key: String, _ index: Int) -> YAMLNode? {
            guard let elements = dkim?.elements else { return dkim?[key] ?? dkim }
            return elements.indices.contains(index) ? elements[index][key] ?? elements[index] : dkim
        }

        func finding(
            _ node: YAMLNode?, _ rule: DefinitionRule, _ severity: Finding.Severity, _ message: Phrase,
            _ suggestion: Phrase?
        ) -> Finding {
            source.finding(
                at: node?.range ?? 0..<1, rule: rule.rawValue, severity: severity, message, suggestion: suggestion)
        }
    }
}
