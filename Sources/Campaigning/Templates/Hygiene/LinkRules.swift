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

    /// More in one file would help nobody.
    private static let most = 40

    func findings() -> [Finding] {
        let html = String(decoding: file.html, as: UTF8.self)
        // A document may say where its paths begin.
        let hasBase = html.range(of: "<base ", options: .caseInsensitive) != nil
        let names = names()
        var findings: [Finding] = []
        for link in file.links where findings.count < LinkRules.most {
            let address = LinkAddress(link.address)
            findings += [
                insecure(link, address), shortened(link, address), hasBase ? nil : relative(link, address, names),
                misleading(link, address),
            ].compactMap { $0 }
        }
        return findings
    }

    /// What links within the message may lead to.
    private func names() -> Set<String> {
        guard file.links.contains(where: { $0.address.hasPrefix("#") }) else { return [] }
        var scanner = MarkupScanner(file.html)
        var names: Set<String> = []
        while let token = scanner.next() {
            guard case .start(let tag) = token else { continue }
            for attribute in tag.attributes where attribute.name == "id" || attribute.name == "name" {
                if let value = attribute.value { names.insert(HTMLEntities.decode(file.string(value))) }
            }
        }
        return names
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

    private func relative(_ link: MailLink, _ address: LinkAddress, _ names: Set<String>) -> Finding? {
        let text = link.address.trimmingCharacters(in: .whitespacesAndNewlines)
        guard address.scheme == nil, !text.isEmpty, text != "#", !text.hasPrefix("{") else { return nil }
        // Pictures are named by their paths below templates/.
        if link.kind == .picture, ImageAddresses.path(text) != nil { return nil }
        if text.hasPrefix("#") {
            let name = String(text.dropFirst())
            guard !link.hasLiquid, !names.contains(name) else { return nil }
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
        let written = files.flatMap { file in
            file.links.filter { $0.hasLiquid && $0.kind == .link }.map { (file: file, link: $0) }
        }
        guard !written.isEmpty else { return [] }
        var findings: [Finding] = []
        for link in rendered where link.kind == .link && findings.count < most {
            guard let host = LinkAddress(link.address).host, let named = LinkAddress.host(namedBy: link.text),
                !LinkAddress.isSameSite(host, named),
                let source = written.first(where: { $0.link.text == link.text })
            else { continue }
            findings.append(misleading(source.file, source.link, named, host))
        }
        return findings
    }

    private static func misleading(_ file: HygieneFile, _ link: MailLink, _ named: String, _ host: String) -> Finding {
        file.finding(
            link.range, .misleadingLink,
            Phrase("the link reads as \(named) and leads to \(host), as those of swindlers do"),
            suggestion: Phrase("let the words say what is there, or lead where they say"))
    }
}
