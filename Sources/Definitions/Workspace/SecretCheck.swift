internal import Formats
import Foundation

/// The part of `check` that looks for the secret that signs links.
package enum SecretCheck {
    /// A warning when it cannot be read: in a fresh clone that is as it should be.
    package static func findings(_ workspace: Workspace) -> [Finding] {
        do throws(SecretReader.Missing) {
            _ = try SecretReader.read(workspace.definition.secret.current, directory: workspace.directory)
            return []
        } catch {
            let file = "kamerton.yaml"
            let bytes = FileManager.default.contents(atPath: workspace.directory + "/" + file).map { [UInt8]($0) } ?? []
            let source = SourceText(bytes, file: file)
            let secret = YAMLTree.parse(bytes, file: file).0?["secret"]
            let suggestion =
                switch workspace.definition.secret.current {
                case .file: Phrase("make it with: kamerton init")
                case .environment(let name):
                    Phrase("set \(name) where kamerton runs; for a value of your own: kamerton init")
                }
            return [
                source.finding(
                    at: (secret?["current"] ?? secret)?.range ?? 0..<1, rule: DefinitionRule.secretMissing.rawValue,
                    severity: .warning, message(workspace.definition.secret.current, error), suggestion: suggestion)
            ]
        }
    }

    private static func message(_ source: SecretSource, _ error: SecretReader.Missing) -> Phrase {
        switch source {
        case .file(let path): Phrase("the secret that signs links is not there: no \(path), or it is empty")
        case .environment: Phrase("the secret that signs links is not there: \(error.phrase)")
        }
    }
}
