package import Formats
import Foundation

/// Reads secrets where the workspace says they are. They are never printed, and errors name the place only.
package enum SecretReader {
    package struct Missing: PhrasedError {
        package let phrase: Phrase

        /// The same, with what the secret is for.
        package func needed(by user: Phrase) -> Missing { Missing(phrase: Phrase("\(user): \(phrase)")) }
    }

    /// The bytes of a secret, without white space at its ends.
    /// - Parameter directory: the workspace's folder, for relative files.
    package static func read(_ source: SecretSource, directory: String) throws(Missing) -> [UInt8] {
        let bytes: [UInt8]
        switch source {
        case .environment(let name):
            guard let value = ProcessInfo.processInfo.environment[name] else {
                throw Missing(phrase: Phrase("the environment variable \(name) is not set"))
            }
            bytes = Array(value.utf8)
        case .file(let path):
            let absolute = path.hasPrefix("/") ? path : directory + "/" + path
            guard let data = FileManager.default.contents(atPath: absolute) else {
                throw Missing(phrase: Phrase("the secret file \(path) is missing: make it with \"kamerton init\""))
            }
            bytes = [UInt8](data)
        }
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let trimmed = Array(Array(bytes.drop(while: isSpace)).reversed().drop(while: isSpace).reversed())
        guard !trimmed.isEmpty else { throw Missing(phrase: Phrase("a secret is empty")) }
        return trimmed
    }
}
