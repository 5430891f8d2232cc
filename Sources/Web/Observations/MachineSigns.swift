internal import Formats
internal import HTTP
internal import Store

/// Tells programs that fetch links from people who click them, as far as a request tells. Mail providers, scanners and phones
/// fetch every link of every mail; that is not interest.
enum MachineSigns {
    /// Words that programs use of themselves, in lower case.
    private static let agents = [
        "bot", "crawl", "spider", "scan", "preview", "proxy", "fetch", "curl", "wget", "python", "java/", "go-http",
        "okhttp", "headless", "phantom", "libwww", "httpclient", "ruby", "perl", "php/", "axios", "node",
        "barracuda", "mimecast", "proofpoint", "safelinks", "symantec", "trendmicro", "fireeye", "zscaler", "sophos",
        "facebookexternalhit", "whatsapp", "telegram", "slack", "skype", "yandeximages", "kaspersky", "drweb",
    ]

    /// Sooner than this after sending nobody has read anything, in milliseconds.
    static let promptTime: Int64 = 5_000

    static func sign(of request: HTTPRequest, sentAt: Instant?, now: Instant) -> Observation.Machine? {
        let purposes = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"].compactMap { request.headers[$0]?.lowercased() }
        if purposes.contains(where: { $0.contains("prefetch") || $0.contains("preview") }) { return .prefetch }
        let agent = request.headers["User-Agent"]?.lowercased() ?? ""
        // Apple's mail proxy says no more than this.
        if agent.isEmpty || agent == "mozilla/5.0" || agents.contains(where: agent.contains) { return .agent }
        if let sentAt, now.milliseconds - sentAt.milliseconds < promptTime { return .prompt }
        return nil
    }
}
