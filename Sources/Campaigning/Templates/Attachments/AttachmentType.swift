/// What kind of file an attachment is, by the ending of its name.
enum AttachmentType {
    /// The value of `Content-Type`.
    static func of(_ name: String, _ bytes: [UInt8]) -> String {
        let type = types[ending(of: name)] ?? "application/octet-stream"
        guard type.hasPrefix("text/") else { return type }
        let charset = String(validating: bytes, as: UTF8.self) == nil ? "" : "; charset=utf-8"
        return type + charset + (type == "text/calendar" ? method(bytes) : "")
    }

    /// Programs that mail systems refuse to carry, whoever sends them.
    static func isRefused(_ name: String) -> Bool { refused.contains(ending(of: name)) }

    private static func ending(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// A calendar says in the part's type, too, what is to be done with it (RFC 6047, 2.4).
    private static func method(_ bytes: [UInt8]) -> String {
        let lines = bytes.prefix(4096).split { $0 == 0x0A || $0 == 0x0D }
        guard let line = lines.first(where: { $0.starts(with: Array("METHOD:".utf8)) }) else { return "" }
        let word = String(decoding: line.dropFirst(7), as: UTF8.self)
        return word.allSatisfy { $0.isASCII && $0.isLetter } && !word.isEmpty ? "; method=\(word)" : ""
    }

    private static let types = [
        "pdf": "application/pdf", "ics": "text/calendar", "vcf": "text/vcard", "csv": "text/csv", "txt": "text/plain",
        "md": "text/markdown", "html": "text/html", "json": "application/json", "xml": "application/xml",
        "gpx": "application/gpx+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml", "heic": "image/heic", "mp3": "audio/mpeg",
        "m4a": "audio/mp4", "ogg": "audio/ogg", "wav": "audio/wav", "mp4": "video/mp4", "zip": "application/zip",
        "epub": "application/epub+zip", "rtf": "application/rtf",
        "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odp": "application/vnd.oasis.opendocument.presentation", "pkpass": "application/vnd.apple.pkpass",
    ]

    private static let refused: Set<String> = [
        "ade", "adp", "apk", "appx", "bat", "cab", "chm", "cmd", "com", "cpl", "dll", "dmg", "exe", "hta", "img", "ins",
        "iso", "isp", "jar", "js", "jse", "lib", "lnk", "mde", "msc", "msi", "msix", "msp", "mst", "nsh", "pif", "ps1",
        "scr", "sct", "shb", "sys", "vb", "vbe", "vbs", "vhd", "vxd", "wsc", "wsf", "wsh", "xll",
    ]
}
