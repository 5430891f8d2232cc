package import Definitions

/// Why one member's message cannot be made; the others go on.
package struct ComposeError: Error, CustomStringConvertible, Sendable {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Findings as an error, for where a command cannot go on.
package struct FindingsError: Error, Sendable {
    package let findings: [Finding]

    package init(_ findings: [Finding]) { self.findings = findings }
}
