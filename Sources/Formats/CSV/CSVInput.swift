/// The bytes of a CSV file in UTF-8, chunk after chunk, without a byte order mark.
///
/// The encoding is the given one, or that of the mark, or UTF-16 by its zeros; else it is decided at the first byte beyond
/// ASCII, by the 64 KB from there on: before that byte all the others are the same.
final class CSVInput {
    private let read: () throws -> [UInt8]
    private var decoder = TextDecoder.none
    /// Nil while everything was ASCII.
    private(set) var encoding: TextEncoding?
    private(set) var chunk: [UInt8] = []
    var position = 0

    /// - Parameters:
    ///   - read: the next bytes, empty at the end.
    ///   - encoding: what `--encoding` says; nil to find out.
    init(_ read: @escaping () throws -> [UInt8], encoding: TextEncoding? = nil) throws {
        self.read = read
        self.encoding = encoding
        try fillHead()
    }

    /// Makes the next chunk current; false at the end.
    func advance() throws -> Bool {
        position = 0
        repeat {
            let bytes = try read()
            guard !bytes.isEmpty else {
                chunk = decoder.finish()
                return !chunk.isEmpty
            }
            chunk = try decode(bytes)
        } while chunk.isEmpty
        return true
    }

    /// Reads enough for the byte order mark and for guessing the delimiter.
    private func fillHead() throws {
        var head = try gather([])
        try CSVInput.refuseOtherFiles(head)
        if let mark = TextEncoding.mark(of: head) {
            if let given = encoding, given != mark.encoding, !(given.isUTF16 && mark.encoding.isUTF16) {
                throw CSVFileError(
                    Phrase(
                        "the file begins with the mark of \(mark.encoding.rawValue), so it is not \(given.rawValue)"),
                    advice: Phrase("leave --encoding out"))
            }
            encoding = mark.encoding
            head.removeFirst(mark.length)
        } else if encoding == nil {
            encoding = EncodingDetector.utf16(head)
        }
        if let encoding { decoder = TextDecoder(encoding) }
        chunk = try decode(head)
    }

    private func decode(_ bytes: [UInt8]) throws -> [UInt8] {
        if encoding != nil { return decoder.decode(bytes) }
        if CSVInput.isASCII(bytes) { return bytes }
        let sample = bytes.count < CSVInput.headSize ? try gather(bytes) : bytes
        let found = EncodingDetector.eightBit(sample)
        (encoding, decoder) = (found, TextDecoder(found))
        return decoder.decode(sample)
    }

    /// `bytes` with as many after them as a decision needs, or all there are.
    private func gather(_ bytes: [UInt8]) throws -> [UInt8] {
        var bytes = bytes
        while bytes.count < CSVInput.headSize {
            let more = try read()
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    private static func isASCII(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { raw in
            var index = 0
            var bits: UInt64 = 0
            while index + 8 <= raw.count {
                bits |= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                index += 8
            }
            while index < raw.count {
                bits |= UInt64(raw[index])
                index += 1
            }
            return bits & 0x8080_8080_8080_8080 == 0
        }
    }

    /// What is sent in place of CSV, by its first bytes.
    private static func refuseOtherFiles(_ head: [UInt8]) throws {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            throw CSVFileError(
                Phrase("this is an Excel workbook or a zip archive, not CSV"),
                advice: Phrase("in Excel save it as \"CSV UTF-8\"; unzip an archive first"))
        }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw CSVFileError(
                Phrase("this is an old Excel workbook, not CSV"), advice: Phrase("open it and save it as \"CSV UTF-8\"")
            )
        }
        if head.starts(with: [0x1F, 0x8B]) {
            throw CSVFileError(Phrase("this file is compressed"), advice: Phrase("unpack it first: gunzip FILE"))
        }
    }

    private static let headSize = 65_536
}
