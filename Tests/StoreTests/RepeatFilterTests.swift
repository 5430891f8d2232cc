import Testing

@testable import Store

struct RepeatFilterTests {
    @Test func aRepeatIsNeverMissedAndSeldomSuspected() {
        var filter = RepeatFilter(fileSize: 1_000_000)
        let suspected = (0..<10_000).count { filter.insert("member\($0)".hashValue) }
        let found = (0..<10_000).count { filter.insert("member\($0)".hashValue) }
        #expect(suspected < 100)
        #expect(found == 10_000)
    }

    @Test(arguments: [-1, 0, Int.max]) func anyFileSizeMakesAFilter(of size: Int) {
        var filter = RepeatFilter(fileSize: size)
        let isKnown = (filter.insert(-1), filter.insert(-1))
        #expect(isKnown == (false, true))
    }
}
