package import Definitions
internal import Formats
package import Store

/// How many messages a member gets at most who wants them so often.
package enum ContactLimit {
    /// For those who want fewer, the workspace's limit counts over twice its window; without one it is one message in two
    /// weeks, so that the wish never means nothing.
    package static func of(_ limits: Limits, _ frequency: Frequency) -> CountLimit? {
        switch (frequency, limits.contacts) {
        case (.all, let limit): limit
        case (.fewer, let limit?):
            CountLimit(count: limit.count, window: Span(2 * limit.window.count, limit.window.unit))
        case (.fewer, nil): CountLimit(count: 1, window: Span(14, .days))
        }
    }
}
