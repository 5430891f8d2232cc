internal import Crypto
internal import Definitions
import Foundation

/// The workspace's logo, served by ourselves: a picture below `templates/`. One that lies elsewhere on the web is not shown on
/// pages: a reader's browser asks nobody else for anything.
struct SiteLogo: Sendable {
    static let name = "logo"
    /// Larger ones are not for a page.
    static let limit = 200_000

    let bytes: [UInt8]
    let type: String
    let alt: String
    let width: Int
    /// Changes with the picture, so that browsers may keep it.
    let version: String

    /// Nil when there is none that can be served.
    init?(_ workspace: Workspace) {
        guard let logo = workspace.definition.theme.logo, let type = SiteLogo.type(of: logo.source),
            !logo.source.hasPrefix("/"), !logo.source.contains(":"),
            !logo.source.split(separator: "/").contains(".."),
            let handle = FileHandle(forReadingAtPath: workspace.directory + "/templates/" + logo.source),
            let data = try? handle.read(upToCount: SiteLogo.limit + 1), data.count <= SiteLogo.limit
        else { return nil }
        (bytes, self.type, alt, width) = (Array(data), type, logo.alt, logo.width)
        version = TextCode.hex(Array(Crypto.sha256(bytes).prefix(6)))
    }

    /// What only draws: an SVG could do more.
    private static func type(of path: String) -> String? {
        switch path.lowercased().split(separator: ".").last {
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        default: nil
        }
    }

    /// In the place of the community's name.
    /// - Parameter root: leads from the page to the site's root.
    func html(root: String) -> String {
        """
        <p class="name"><img class="logo" src="\(root)\(SiteLogo.name)?\(version)" alt="\(HTMLText.escape(alt))" width="\(width)"></p>
        """
    }
}
