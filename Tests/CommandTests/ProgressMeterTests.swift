import Delivery
import Formats
import TestSupport
import Testing

@testable import kamerton

struct ProgressMeterTests {
    private final class Scene {
        var now = ContinuousClock.now
        var lines: [String] = []
        var report = RunReport()

        func meter(_ place: ProgressMeter.Place, _ language: Language = .english) -> ProgressMeter {
            ProgressMeter(at: place, in: language, elapsed: { self.now }) { self.lines.append($0) }
        }
    }

    @Test func aTerminalSeesABarTenTimesASecond() {
        let scene = Scene()
        let meter = scene.meter(.terminal)
        for step in 1...100 {
            scene.now += .milliseconds(20)
            scene.report.sent = step * 10
            meter.show(scene.report, of: 2000)
        }
        #expect(scene.lines.count == 20)
        #expect(scene.lines.first == "[....................] sent 10 of 2000")
        #expect(scene.lines.last == "[#########...........] sent 960 of 2000, 500 a second, 0:02 to go")
    }

    @Test func whatFailedIsInTheLineAndCountsAsDone() {
        let scene = Scene()
        let meter = scene.meter(.terminal)
        scene.now += .seconds(100)
        (scene.report.sent, scene.report.failed, scene.report.retrying) = (900, 60, 40)
        meter.show(scene.report, of: 2000)
        #expect(scene.lines == ["[##########..........] sent 900 of 2000, failed 60, 9 a second, 1:40 to go"])
    }

    @Test func aLogGetsALineAMinuteAndNothingOfAShortRun() {
        let scene = Scene()
        let meter = scene.meter(.log)
        for step in 1...150 {
            scene.now += .seconds(1)
            scene.report.sent = step * 10
            meter.show(scene.report, of: 3000)
        }
        #expect(
            scene.lines == [
                "sent 600 of 3000, 10 a second, 4:00 to go", "sent 1200 of 3000, 10 a second, 3:00 to go",
            ])
    }

    @Test func quietIsQuiet() {
        let scene = Scene()
        let meter = scene.meter(.nowhere)
        scene.now += .seconds(100)
        meter.show(scene.report, of: 10)
        #expect(scene.lines.isEmpty)
    }
}
