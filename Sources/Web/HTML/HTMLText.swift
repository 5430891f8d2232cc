internal import Formats

/// Values on their way into HTML: pages and reports escape alike.
typealias HTMLText = Formats.HTMLText
