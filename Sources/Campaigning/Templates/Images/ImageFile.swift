import Foundation

/// A picture of `templates/` as it is on disk, or why it cannot go into a message.
enum ImageFile: Sendable {
    case picture(type: String, bytes: [UInt8])
    case outside
    case missing
    case tooLarge(Int, limit: Int)
    /// Not PNG, JPEG or GIF, which is all that mail programs agree on.
    case unknownType

    static let largestInline = 256 << 10
    static let largestLinked = 1 << 20

    init(_ path: String, below folder: String, isInline: Bool) {
        guard !path.split(separator: "/").contains("..") else {
            self = .outside
            return
        }
        let full = folder + "/" + path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue,
            let size = (try? FileManager.default.attributesOfItem(atPath: full))?[.size] as? Int
        else {
            self = .missing
            return
        }
        let limit = isInline ? ImageFile.largestInline : ImageFile.largestLinked
        guard size <= limit else {
            self = .tooLarge(size, limit: limit)
            return
        }
        guard let data = FileManager.default.contents(atPath: full) else {
            self = .missing
            return
        }
        let bytes = [UInt8](data)
        guard let type = ImageFile.type(bytes) else {
            self = .unknownType
            return
        }
        self = .picture(type: type, bytes: bytes)
    }

    /// By its first bytes, whatever its name says.
    private static func type(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
        if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) { return "image/gif" }
        return nil
    }
}
