import Foundation

/// Looks for texts in files of any size, byte by byte.
package enum FileSearch {
    private static let chunkSize = 1 << 20

    /// The bytes that a text can be stored as: as written, in lower and in upper case, composed and decomposed.
    package static func spellings(of texts: [String]) -> [[UInt8]] {
        var found: Set<[UInt8]> = []
        for text in texts where !text.isEmpty {
            for cased in [text, text.lowercased(), text.uppercased()] {
                found.insert(Array(cased.precomposedStringWithCanonicalMapping.utf8))
                found.insert(Array(cased.decomposedStringWithCanonicalMapping.utf8))
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// True when the file holds any of the texts; false when it is not there.
    package static func contains(_ path: String, anyOf texts: [[UInt8]]) throws -> Bool {
        let overlap = max(0, (texts.map(\.count).max() ?? 0) - 1)
        guard overlap > 0, let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        var window: [UInt8] = []
        while let data = try handle.read(upToCount: chunkSize), !data.isEmpty {
            window += data
            if texts.contains(where: { find($0, in: window) }) { return true }
            window.removeFirst(max(0, window.count - overlap))
        }
        return false
    }

    /// Goes from one @ to the next (from one first letter to the next in a text without): few bytes are looked at twice.
    private static func find(_ text: [UInt8], in window: [UInt8]) -> Bool {
        let anchor = text.firstIndex(of: 0x40) ?? 0
        return window.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var index = anchor
            while index < bytes.count, let hit = memchr(base + index, Int32(text[anchor]), bytes.count - index) {
                let position = UnsafeRawPointer(hit) - base
                let start = position - anchor
                if start + text.count <= bytes.count, memcmp(base + start, text, text.count) == 0 { return true }
                index = position + 1
            }
            return false
        }
    }
}
