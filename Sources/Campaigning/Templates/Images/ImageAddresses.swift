internal import Crypto
internal import Definitions
import Foundation
internal import Formats

/// What stands in `src` for a picture that a template names by its path below `templates/`.
struct ImageAddresses: Sendable {
    private let base: String?
    private let domain: String

    init(_ definition: WorkspaceDefinition) {
        if case .link(let address) = definition.images { base = address } else { base = nil }
        let key = (try? EmailAddress(parsing: definition.sender.from.address))?.key
        domain = key?.split(separator: "@").last.map(String.init) ?? "localhost"
    }

    /// The path that a `src` names, `./` and percents read; nil for a web address or anything else that is no path.
    static func path(_ source: String) -> String? {
        guard let first = source.first, first != "/", first != "#", first != "?",
            !source.contains("{{"), !source.contains("{%")
        else { return nil }
        // `https:`, `cid:`, `data:`.
        if let colon = source.firstIndex(of: ":"), !source[..<colon].contains("/") { return nil }
        var path = source.removingPercentEncoding ?? source
        while path.hasPrefix("./") { path.removeFirst(2) }
        return path.isEmpty ? nil : path
    }

    func address(of source: String) -> String {
        guard let path = ImageAddresses.path(source) else { return source }
        guard let base else { return "cid:" + contentID(path) }
        return base + "/" + (path.addingPercentEncoding(withAllowedCharacters: .imagePath) ?? path)
    }

    /// Without angle brackets (RFC 2392). Derived from the path: the same picture has the same one in every message.
    func contentID(_ path: String) -> String {
        TextCode.base32(Array(Crypto.sha256(Array("image \(path)".utf8)).prefix(10))) + "@" + domain
    }
}

extension CharacterSet {
    fileprivate static let imagePath = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
}
