import Testing

@testable import Campaigning

/// What is copied from the text before is what encoding it anew gives.
@Suite struct EncodedLinesTests {
    private func bytes(_ text: String, _ append: (UnsafeBufferPointer<UInt8>, inout OctetBuffer) -> Void) -> String {
        var text = text
        var output = OctetBuffer(capacity: 0)
        text.withUTF8 { append($0, &output) }
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private func encoded(_ text: String) -> String { bytes(text) { QuotedPrintable.append($0, to: &$1) } }

    private func expect(_ texts: [String]) {
        var lines = EncodedLines()
        for text in texts { #expect(bytes(text) { lines.append($0, to: &$1) } == encoded(text)) }
    }

    @Test func linesOfAnotherTextAreEncodedAnew() {
        let long = String(repeating: "wide words ", count: 20)
        expect([
            "Dear Anna,\n\(long)\n<a href=\"x=1\">\nend \n", "Dear Zoë,\n\(long)\n<a href=\"x=1\">\nend \n",
            "Dear Bo,\n\(long)\n<a href=\"x=2\">\nend \n", "Dear Bo,\n\(long)\n<a href=\"x=2\">\nend", "Dear Bo,\n",
            "Dear Bo,", "", "\n", "\n\n\n\n\n\n\n", "Dear Anna,\nmore\n\(long)\n<a href=\"x=1\">\nend \nand more\n",
            "Dear Anna,\r\n\(long)\r\n", "Dear Anna,\r\(long)\n",
        ])
        expect(["one\rtwo\n", "one\rtwo\n", "one\ntwo\n", "one\ntwo\n"])
        expect(["no break", "no break", "no break\n", "no break"])
        expect(["", "", "a\n", "a\n"])
    }

    @Test func aTextThatHasLittleInCommonWithTheOthersIsForgotten() {
        expect(["first of its kind\n"] + (0..<40).map { "another\ntext \($0 / 2)\nand é\n" })
    }

    /// Lines of every kind in every order.
    @Test func anyTextsWhatever() {
        let pieces = [
            "a", " ", "=", ".", "\t", "é", "Я", "\n", "\n", "\n", "\r\n", "\r", "From ", "plain words of some length ",
            "\u{7F}",
        ]
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<60 {
            var parts = (0..<40).map { _ in pieces[random(pieces.count)] }
            var texts: [String] = []
            for _ in 0..<12 {
                texts.append(parts.joined())
                for _ in 0..<random(4) { parts[random(parts.count)] = pieces[random(pieces.count - (round % 2) * 5)] }
            }
            expect(texts)
        }
    }
}
