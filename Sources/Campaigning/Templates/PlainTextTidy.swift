import Foundation

/// Last touches to a rendered text part: no spaces at the ends of lines, no more than one empty line in a row, one line
/// break at the end. Conditions in a template leave such gaps.
enum PlainTextTidy {
    static func tidy(_ text: String) -> String {
        var bytes = Array(text.utf8)
        tidy(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// In place: a line never moves to the right.
    static func tidy(_ text: inout [UInt8]) {
        let count = text.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            var (index, count, breaks) = (0, 0, 0)
            while index < bytes.count {
                let found = memchr(start + index, 0x0A, bytes.count - index)
                let end = found.map { $0 - UnsafeMutableRawPointer(start) } ?? bytes.count
                let length = tidyLine(start + index, end - index)
                if length > 0 {
                    if count > 0 {
                        for _ in 0..<min(breaks, 2) {
                            start[count] = 0x0A
                            count += 1
                        }
                    }
                    memmove(start + count, start + index, length)
                    count += length
                    breaks = 0
                }
                breaks += 1
                index = end + 1
            }
            return count
        }
        text.removeSubrange(count...)
        text.append(0x0A)
    }

    /// Leaves out carriage returns, and spaces at the end; tabs become spaces.
    /// - Returns: how long the line is then.
    private static func tidyLine(_ line: UnsafeMutablePointer<UInt8>, _ length: Int) -> Int {
        var length = length
        if memchr(line, 0x0D, length) != nil {
            var kept = 0
            for index in 0..<length where line[index] != 0x0D {
                line[kept] = line[index]
                kept += 1
            }
            length = kept
        }
        while length > 0, line[length - 1] == 0x20 || line[length - 1] == 0x09 { length -= 1 }
        if memchr(line, 0x09, length) != nil {
            for index in 0..<length where line[index] == 0x09 { line[index] = 0x20 }
        }
        return length
    }
}
