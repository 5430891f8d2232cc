internal import IDN

/// What deserves a second look about the domain of an address.
package enum DomainAdvice: Sendable, Hashable {
    /// Very near to a big provider's: the one that was probably meant.
    case typo(String)
    /// Of a service that gives addresses for an hour.
    case disposable
    /// Letters of two alphabets in one label.
    case mixed

    /// - Parameter domain: in lower-case A-labels.
    package static func of(_ domain: String) -> DomainAdvice? {
        if DisposableDomains.contains(domain) { return .disposable }
        if domain.contains("xn--"), AlphabetMix.isIn(IDN.toUnicode(domain)) { return .mixed }
        return meant(by: domain).map { .typo($0) }
    }

    /// The provider's domain that a slip turns into this one; nil for providers themselves and all that is not near.
    static func meant(by domain: String) -> String? {
        guard domain.utf8.count <= 24, !MailProvider.neighbours.contains(domain), let dot = domain.firstIndex(of: ".")
        else { return nil }
        let name = Array(domain[..<dot].utf8)
        let ending = String(domain[domain.index(after: dot)...])
        if MailProvider.all.contains(where: { Array($0.name.utf8) == name && $0.endings.contains(ending) }) {
            return nil
        }
        for provider in MailProvider.all {
            let isSameName = Array(provider.name.utf8) == name
            guard isSameName || isSlip(name, of: Array(provider.name.utf8)) else { continue }
            if let ending = meantEnding(ending, of: provider, isSameName: isSameName) {
                return provider.name + "." + ending
            }
        }
        return nil
    }

    private static func meantEnding(_ ending: String, of provider: MailProvider, isSameName: Bool) -> String? {
        if !isSameName, provider.endings.contains(ending) { return ending }
        let isReal = TopLevelDomains.isReal(String(ending.split(separator: ".").last ?? ""))
        // A name of its own under a real ending is somebody's.
        if isReal, !(isSameName && provider.isAlone) { return nil }
        let near = provider.endings.first { isOneSlip(Array(ending.utf8), Array($0.utf8)) }
        if let near { return near }
        return isSameName && provider.isAlone ? provider.endings.first : nil
    }

    /// One slip of the fingers after the first letter: people seldom get that one wrong, and `fmail`, `email` and `ymail`
    /// are services of their own. In names of four letters a letter for another is a name of its own, too (`maid`).
    private static func isSlip(_ name: [UInt8], of provider: [UInt8]) -> Bool {
        guard provider.count >= 4, isOneSlip(name, provider) else { return false }
        let isSwapped = name.count == provider.count && name.sorted() == provider.sorted()
        if isSwapped { return true }
        guard name.first == provider.first else { return false }
        return provider.count > 4 || name.count != provider.count
    }

    /// One letter more, less, other, or two of them swapped.
    private static func isOneSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= 1, a != b else { return false }
        let start = zip(a, b).prefix { $0 == $1 }.count
        let (restA, restB) = (a[start...], b[start...])
        if restA.count == restB.count {
            if restA.dropFirst().elementsEqual(restB.dropFirst()) { return true }
            return restA.count >= 2 && restA[start] == restB[start + 1] && restA[start + 1] == restB[start]
                && restA.dropFirst(2).elementsEqual(restB.dropFirst(2))
        }
        return restA.count > restB.count
            ? restA.dropFirst().elementsEqual(restB) : restA.elementsEqual(restB.dropFirst())
    }
}

/// Endings that countries and everybody use: what is none of these is no ending of two or three letters.
enum TopLevelDomains {
    private static let real: Set<Substring> = Set(
        """
        ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf
        cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg
        gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn
        kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na
        nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh
        si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve
        vg vi vn vu wf ws ye yt za zm zw com net org edu gov mil int biz pro xyz top app dev one fun mob tel cat art bar bid
        cab cam car ceo dog eco fan fit fyi gay ink inc law ltd llc lol men moe nyc ong ooo pub red rip run ski tax vet vip
        wtf xxx zip nrw bio ski uno
        """.split(whereSeparator: \.isWhitespace))

    static func isReal(_ label: String) -> Bool { label.utf8.count > 3 || real.contains(Substring(label)) }
}
