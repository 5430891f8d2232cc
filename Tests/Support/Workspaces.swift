import Foundation

package import Definitions
package import Formats
package import Store

/// A temporary folder that is removed with the value that owns it.
package final class TemporaryFolder: Sendable {
    package let path: String

    /// - Parameter parent: where it is made, instead of where temporary files are.
    package init(in parent: String? = nil) {
        path = (parent.map { $0 + "/" } ?? NSTemporaryDirectory()) + "kamerton-test-" + UUID().uuidString
        try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file below the folder, making the folders in between.
    package func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

    package func write(_ bytes: [UInt8], to name: String) {
        let file = path + "/" + name
        try! FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try! Data(bytes).write(to: URL(fileURLWithPath: file))
    }

    /// Writes the `kamerton.yaml` of a small club, and what stands in it further.
    package func writeClub(_ more: String = "", timezone: String = "UTC") {
        write(
            """
            workspace: Club
            locale: en
            timezone: \(timezone)
            public_url: https://club.example.org
            secret: { file: .kamerton/secret }
            sender: { from: Club <club@example.org>, postal_address: 12 Orchard Lane }
            \(more)
            """, to: "kamerton.yaml")
    }

    package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path + "/" + name) }

    package func read(_ name: String) -> String {
        String(decoding: try! Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }
}

/// Fixed values for tests.
package enum Sample {
    package static let now = Instant(rfc3339: "2026-10-10T07:00:00Z")!
    package static let salt = [UInt8](repeating: 7, count: 32)
    package static let mark = SourceMark(file: "kamerton.yaml", line: 1, column: 1)

    package static func store(in folder: TemporaryFolder) throws -> Store {
        try Store(path: folder.path + "/.kamerton/store.sqlite", salt: salt)
    }

    /// A workspace definition without stages, with `city` (string) and `plan` (one of free, club) declared.
    package static func definition() -> WorkspaceDefinition {
        WorkspaceDefinition(
            name: "Green Orchard Club", locale: "ru", timezone: Zone("Europe/Moscow")!,
            publicURL: "https://club.example.org", storePath: ".kamerton/store.sqlite",
            secret: SecretSettings(current: .file(".kamerton/secret")),
            sender: Sender(
                from: Mailbox(name: "Green Orchard Club", address: "club@example.org"),
                postalAddress: "12 Orchard Lane, Penza"),
            delivery: DeliverySettings(),
            topics: [Topic(name: "news", title: LocalizedText("News"))],
            attributes: [
                AttributeDefinition(name: "city", type: .string),
                AttributeDefinition(name: "plan", type: .oneOf(["free", "club"])),
            ],
            activities: [
                ActivityDefinition(
                    name: "purchase",
                    fields: [
                        AttributeDefinition(name: "amount", type: .number),
                        AttributeDefinition(name: "sku", type: .string),
                    ])
            ])
    }
}
