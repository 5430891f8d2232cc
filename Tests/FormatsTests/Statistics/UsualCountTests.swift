import Formats
import Testing

struct UsualCountTests {
    @Test func oneOddDayAmongTheEarlierOnesDoesNotMoveIt() throws {
        let usual = try #require(UsualCount([100, 102, 98, 101, 99, 100, 900, 100]))
        #expect(usual.median == 100 && usual.spread == 10)
        #expect(!usual.isOdd(130) && usual.isOdd(131) && usual.isOdd(69) && !usual.isOdd(70))
    }

    @Test func smallCountsScatterByTheRootOfTheirMean() throws {
        let none = try #require(UsualCount([0, 0, 0, 0]))
        #expect(!none.isOdd(3) && none.isOdd(4))
        let wide = try #require(UsualCount([0, 10, 20, 30, 40]))
        #expect(wide.median == 20 && abs(wide.spread - 14.826) < 1e-9)
        #expect(UsualCount([1, 1, 1]) == nil)
    }
}
