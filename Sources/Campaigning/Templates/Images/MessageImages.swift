internal import Definitions

/// The pictures of one message: where they stand by path, their addresses are put.
struct MessageImages {
    private let directory: String
    private let isInline: Bool
    private let addresses: ImageAddresses
    /// By path, in the order in which they are first used.
    private(set) var files: [(path: String, file: ImageFile)] = []
    private(set) var totalBytes = 0

    init(_ workspace: Workspace) {
        directory = workspace.directory
        isInline = workspace.definition.images == .inline
        addresses = ImageAddresses(workspace.definition)
        logo = workspace.definition.theme.logo?.source
    }

    private let logo: String?

    /// Parameters of components that hold a picture.
    private static let parameters: Set<String> = ["src", "image"]

    mutating func rewrite(_ html: String) -> String {
        var scanner = MarkupScanner(html)
        var changes: [(range: Range<Int>, text: String)] = []
        while let token = scanner.next() {
            switch token {
            case .start(let tag) where tag.name == "img":
                guard let source = tag.attribute("src") else { continue }
                if source.hasLiquid {
                    if let value = source.value,
                        String(decoding: scanner.bytes[value], as: UTF8.self).contains("theme.logo"),
                        let path = logo.flatMap(ImageAddresses.path)
                    {
                        use(path)
                    }
                } else if let value = source.value {
                    let text = HTMLEntities.decode(String(decoding: scanner.bytes[value], as: UTF8.self))
                    if let path = ImageAddresses.path(text) {
                        use(path)
                        changes.append((value, LinkedText.escape(addresses.address(of: path))))
                    }
                }
            case .liquid(let piece) where piece.kind == .tag("render") || piece.kind == .tag("include"):
                for parameter in PartialTag(scanner.bytes, piece.range)?.parameters ?? []
                where MessageImages.parameters.contains(parameter.name) {
                    guard let range = parameter.text,
                        let path = ImageAddresses.path(String(decoding: scanner.bytes[range], as: UTF8.self))
                    else { continue }
                    use(path)
                    changes.append((range, addresses.address(of: path)))
                }
            default: continue
            }
        }
        var output: [UInt8] = []
        var position = 0
        for (range, text) in changes {
            output += scanner.bytes[position..<range.lowerBound]
            output += text.utf8
            position = range.upperBound
        }
        return changes.isEmpty ? html : String(decoding: output + scanner.bytes[position...], as: UTF8.self)
    }

    private mutating func use(_ path: String) {
        guard !files.contains(where: { $0.path == path }) else { return }
        let file = ImageFile(path, below: directory + "/templates", isInline: isInline)
        if case .picture(_, let bytes) = file { totalBytes += bytes.count }
        files.append((path, file))
    }

    /// Those that go with the message, encoded; none where pictures are linked.
    var inlined: [InlineImage] {
        guard isInline else { return [] }
        return files.compactMap { path, file in
            guard case .picture(let type, let bytes) = file else { return nil }
            return InlineImage(contentID: addresses.contentID(path), type: type, bytes: bytes)
        }
    }

    /// More than this together, and a message is too heavy.
    static let mostInlined = 1 << 20

    var isTooHeavy: Bool { isInline && totalBytes > MessageImages.mostInlined }
}
