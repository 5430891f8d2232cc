package import Formats

/// What a campaign is for: counted for those who got it, or entered it, and for those who were held out.
package struct Goal: Sendable {
    package enum Target: Sendable {
        /// It happens after the message, within the time.
        case happening(Happening)
        /// The member comes into one of these stages within the time.
        case stages([String])
        /// The filter holds when it is counted.
        case filter(Filter)
    }

    package let target: Target
    package let within: Span

    package init(_ target: Target, within: Span) { (self.target, self.within) = (target, within) }

    package init(happening: Happening, within: Span) { self.init(.happening(happening), within: within) }

    /// As it may be written.
    package var words: String {
        switch target {
        case .happening(let happening): "\(happening.identity) within \(within)"
        case .stages(let stages): "stage \(stages.joined(separator: ", ")) within \(within)"
        case .filter(let filter): filter.text
        }
    }
}
