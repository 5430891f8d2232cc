package import Campaigning
internal import Definitions
package import Formats
internal import Store

/// A simulation as one page that needs nothing else: no scripts, no fonts, nothing to load; dark or light, and printable.
package struct SimulationPage {
    let report: SimulationReport
    let name: String
    let language: Language

    package init(_ report: SimulationReport, name: String, language: Language) {
        (self.report, self.name, self.language) = (report, name, language)
    }

    package var html: String {
        let first = report.days.first?.date.description ?? ""
        let last = report.days.last?.date.description ?? ""
        let title = say(Phrase("The calendar ahead"))
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title) – \(SimulationPage.escape(name))</title>
            <style>\(SimulationPage.style)</style>
            </head>
            <body>
            <main>
            <p class="name">\(SimulationPage.escape(name))</p>
            <h1>\(title)</h1>
            <p class="soft">\(say(Phrase("\(first) to \(last) (\(report.zone)), as known at \(report.now)")))</p>
            \(figures)
            <section><h2>\(say(Phrase("Messages a day")))</h2>
            \(SimulationChart(report: report, language: language).calendar)</section>
            \(warnings)
            \(campaigns)
            <section><h2>\(say(Phrase("Messages a member")))</h2>
            \(SimulationChart(report: report, language: language).members)
            \(silence)</section>
            <p class="soft small">\(say(Phrase(
            """
            A simulation knows schedules, steps, stages that change by time, limits, windows and pace. It does not know what \
            members will do: answers, purchases, and who will join or leave.
            """)))</p>
            </main>
            </body>
            </html>

            """
    }

    private func say(_ phrase: Phrase) -> String { SimulationPage.escape(phrase.text(in: language)) }

    private var figures: String {
        var figures: [(String, Phrase)] = [
            (String(report.sent), Phrase("messages")),
            ("\(report.members - report.silent) / \(report.members)", Phrase("members reached")),
            (report.mean.words, Phrase("messages a member")),
        ]
        if let share = report.promotionShare { figures.append(("\((share * 100).words) %", Phrase("promotions"))) }
        for pace in report.paces {
            let words = Phrase("on the busiest day, \(pace.busiest), at \(pace.perHour) an hour")
            figures.append((Phrase("\(pace.minutes / 60) h \(pace.minutes % 60) min").text(in: language), words))
        }
        let items = figures.map { "<div><dt>\(say($0.1))</dt><dd>\(SimulationPage.escape($0.0))</dd></div>" }
        return "<dl>\(items.joined())</dl>"
    }

    private var warnings: String {
        guard !report.warnings.isEmpty else { return "" }
        let items = report.warnings.map { "<li>\(say($0.words))</li>" }.joined(separator: "\n")
        return "<section><h2>\(say(Phrase("What to look at")))</h2>\n<ul>\(items)</ul></section>"
    }

    private var campaigns: String {
        let heads = [
            Phrase("campaign"), Phrase("planned"), Phrase("sent"), Phrase("held back at first"), Phrase("will not go"),
            Phrase("waits at the end"),
        ]
        let rows = report.campaigns.filter { $0.planned + $0.occurrences > 0 }.map { campaign in
            let cells = [
                list(campaign.held), list(campaign.skipped), String(campaign.waiting + campaign.later),
            ]
            return """
                <tr\(campaign.isStarving ? " class=\"starving\"" : "")><th scope="row">\(SimulationPage.escape(campaign.title))\
                <br><code>\(SimulationPage.escape(campaign.name))</code></th><td class="n">\(campaign.planned)</td>\
                <td class="n">\(campaign.sent)</td>\(cells.map { "<td>\($0)</td>" }.joined())</tr>
                """
        }
        return """
            <section><h2>\(say(Phrase("Campaigns")))</h2>
            <div class="wide"><table><thead><tr>\(heads.map { "<th scope=\"col\">\(say($0))</th>" }.joined())</tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
            """
    }

    private func list(_ counts: [MessageReason: Int]) -> String {
        counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { say(Phrase("\($0.value) \($0.key.words)")) }.joined(separator: "<br>")
    }

    private var silence: String {
        guard report.silent > 0 else { return "" }
        let why = report.silence.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
            .map { "<li>\(say(Phrase("\($0.value) \($0.key.words)")))</li>" }.joined()
        let tables = [
            (Phrase("stage"), report.silentStages), (Phrase("segment"), report.silentSegments),
        ].filter { !$0.1.isEmpty }.map { head, shares in
            let rows = shares.map { share in
                let name = share.name.isEmpty ? say(Phrase("without a stage")) : SimulationPage.escape(share.name)
                return
                    "<tr><th scope=\"row\">\(name)</th><td class=\"n\">\(share.members)</td><td class=\"n\">\(share.all)</td></tr>"
            }
            return """
                <table><thead><tr><th scope="col">\(say(head))</th><th scope="col">\(say(Phrase("hear nothing")))</th>\
                <th scope="col">\(say(Phrase("members")))</th></tr></thead><tbody>\(rows.joined())</tbody></table>
                """
        }
        return """
            <h3>\(say(Phrase("\(report.silent, "member", "members") would never hear from you")))</h3>
            <ul>\(why)</ul>
            <div class="wide pair">\(tables.joined())</div>
            """
    }

    static func escape(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }

    /// Text has a contrast of at least 4.5 to what it stands on, in both schemes (WCAG 2.2, 1.4.3).
    private static let style = """
        :root{--paper:#f3f5f1;--card:#fff;--ink:#1f2426;--soft:#5a6158;--line:#dfe3dd;--bar:#1f6f54;--bad:#a11d1d;\
        --s0:#edf1ec;--s1:#cfe6da;--s2:#9fd0b8;--s3:#64ab8b;--s4:#2f7d5d;--s5:#14513a}
        @media(prefers-color-scheme:dark){:root{--paper:#15181a;--card:#1f2427;--ink:#eceff0;--soft:#b3bbc0;--line:#363d41;\
        --bar:#86d6b4;--bad:#ff9d93;--s0:#2a3034;--s1:#1f4536;--s2:#27634b;--s3:#2f7d5d;--s4:#5fb592;--s5:#a3e6ca}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,\
        "Noto Sans",sans-serif}
        main{max-width:64rem;margin:0 auto;padding:2rem 1.25rem;background:var(--card);min-height:100vh}
        .name,.soft{margin:0;color:var(--soft)}
        .small{font-size:.875rem;margin-top:2rem}
        h1{margin:.25rem 0;font-size:1.75rem;line-height:1.25}
        h2{margin:0 0 .75rem;font-size:1.25rem}
        h3{margin:1.5rem 0 .5rem;font-size:1.0625rem}
        section{margin:2rem 0 0;padding:1.5rem 0 0;border-top:1px solid var(--line)}
        dl{display:flex;flex-wrap:wrap;gap:1.25rem 2.5rem;margin:1.5rem 0 0}
        dl div{display:flex;flex-direction:column-reverse}
        dt{color:var(--soft);font-size:.9375rem;max-width:16rem}
        dd{margin:0;font-size:1.5rem;font-weight:600}
        svg{display:block;max-width:100%;height:auto}
        svg text{fill:var(--soft);font:11px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        .s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}
        .bar{fill:var(--bar)}
        .wide{overflow-x:auto}
        .pair{display:flex;flex-wrap:wrap;gap:2rem;align-items:flex-start}
        table{border-collapse:collapse;font-size:.9375rem}
        th,td{padding:.5rem .75rem .5rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        thead th{color:var(--soft);font-weight:400}
        th[scope=row]{font-weight:600}
        code{color:var(--soft);font-size:.8125rem;font-weight:400}
        .n{text-align:right;font-variant-numeric:tabular-nums}
        .starving th{color:var(--bad)}
        ul{margin:0;padding:0 0 0 1.25rem}
        li{margin:0 0 .375rem}
        @media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--bar:#333;--bad:#a11d1d;--s0:#f2f2f2;\
        --s1:#dcdcdc;--s2:#bdbdbd;--s3:#8f8f8f;--s4:#5c5c5c;--s5:#262626}main{max-width:none;padding:0}\
        section{break-inside:avoid}*{print-color-adjust:exact}}
        """
}
