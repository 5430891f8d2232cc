internal import Definitions
internal import Formats
import Foundation

/// Where the links of a file lead: over an open line, through a shortener, nowhere, or elsewhere than they say.
struct LinkRules {
    let file: HygieneFile

    /// Services that hide where a link leads.
    private static let shorteners: Set<String> = [
        "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "v.gd", "buff.ly", "rebrand.ly", "cutt.ly", "t.ly",
        "rb.gy", "tiny.cc", "shorturl.at", "lnkd.in", "bl.ink", "s.id", "dub.sh", "short.io", "tiny.one", "clck.ru",
        "vk.cc",
        "goo.su", "u.to", "qps.ru", "surl.li",
    ]

    func findings() -> [Finding] {
        let html = String(decoding: file.html, as: UTF8.self)
        // A document may say where its paths begin.
        let hasBase = html.range(of: "<base ", options: .caseInsensitive) != nil
        return file.links.flatMap { link -> [Finding] in
            let address = LinkAddress(link.address)
            return [
                insecure(link, address), shortened(link, address), hasBase ? nil : relative(link, address, html),
                misleading(link, address),
            ].compactMap { $0 }
        }
    }

    private func insecure(_ link: MailLink, _ address: LinkAddress) -> Finding? {
        guard address.scheme == "http", !LinkAddress.isLoopback(address.host ?? "") else { return nil }
        return file.finding(
            link.range, .httpLink,
            link.kind == .link
                ? Phrase("the link goes over http, where anyone on the way can read and change what comes")
                : Phrase("the picture comes over http, and many mail programs show only https"),
            suggestion: Phrase("write https://, if the site has it"))
    }

    private func shortened(_ link: MailLink, _ address: LinkAddress) -> Finding? {
        guard link.kind == .link, let host = address.host, LinkRules.shorteners.contains(host) else { return nil }
        return file.finding(
            link.range, .linkShortener,
            Phrase("\(host) hides where the link leads, and filters take such mail for spam"),
            suggestion: Phrase("write the address that it leads to"))
    }

    private func relative(_ link: MailLink, _ address: LinkAddress, _ html: String) -> Finding? {
        let text = link.address.trimmingCharacters(in: .whitespacesAndNewlines)
        guard address.scheme == nil, !text.isEmpty, text != "#", !text.hasPrefix("{") else { return nil }
        // Pictures are named by their paths below templates/.
        if link.kind == .picture, ImageAddresses.path(text) != nil { return nil }
        if text.hasPrefix("#") {
            let name = String(text.dropFirst())
            guard !link.hasLiquid, !html.contains("id=\"\(name)\""), !html.contains("name=\"\(name)\"") else {
                return nil
            }
            return file.finding(
                link.range, .relativeLink, Phrase("nothing in the template is called \"\(name)\""),
                suggestion: Phrase("write id=\"\(name)\" where the link leads"))
        }
        let meant = text.hasPrefix("//") ? "https:" + text : "https://" + text
        let isHost = text.hasPrefix("//") || LinkAddress.host(namedBy: text) != nil
        return file.finding(
            link.range, .relativeLink,
            link.kind == .link
                ? Phrase("the link \"\(text)\" leads nowhere: a message stands on no page that it could begin at")
                : Phrase("the picture \"\(text)\" is nowhere: a message stands on no page that it could begin at"),
            suggestion: isHost
                ? Phrase("write \(meant)") : Phrase("write the whole address, as in {{ workspace.url }}/join"))
    }

    private func misleading(_ link: MailLink, _ address: LinkAddress) -> Finding? {
        guard link.kind == .link, let host = address.host, let named = LinkAddress.host(namedBy: link.text),
            !LinkAddress.isSameSite(host, named)
        else { return nil }
        return LinkRules.misleading(file, link, named, host)
    }

    /// Links whose addresses only rendering shows.
    /// - Parameter rendered: of the finished message.
    static func misleading(_ rendered: [MailLink], _ files: [HygieneFile]) -> [Finding] {
        rendered.compactMap { link -> Finding? in
            guard link.kind == .link, let host = LinkAddress(link.address).host,
                let named = LinkAddress.host(namedBy: link.text), !LinkAddress.isSameSite(host, named)
            else { return nil }
            for file in files {
                if let written = file.links.first(where: { $0.hasLiquid && $0.kind == .link && $0.text == link.text }) {
                    return misleading(file, written, named, host)
                }
            }
            return nil
        }
    }

    private static func misleading(_ file: HygieneFile, _ link: MailLink, _ named: String, _ host: String) -> Finding {
        file.finding(
            link.range, .misleadingLink,
            Phrase("the link reads as \(named) and leads to \(host), as those of swindlers do"),
            suggestion: Phrase("let the words say what is there, or lead where they say"))
    }
}
