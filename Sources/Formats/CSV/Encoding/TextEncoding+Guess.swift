extension TextEncoding {
    /// Bytes that say nothing of their encoding, as text: UTF-8 where they are that, else what their letters look like.
    package static func text(guessing bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var decoder = TextDecoder(EncodingDetector.eightBit(Array(bytes.prefix(65_536))))
        return String(decoding: decoder.decode(bytes), as: UTF8.self)
    }
}
