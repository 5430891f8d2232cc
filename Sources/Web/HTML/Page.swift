internal import Crypto
internal import Definitions
internal import HTTP
internal import Store

/// A whole page for members: self-contained, without scripts, readable in any browser, dark or light.
struct Page {
    let language: PageLanguage
    /// Whose page it is: the workspace's name, above the heading.
    let name: String
    let heading: String
    /// HTML below the heading.
    let content: String
    /// The page has questions that depend on others.
    var hasConditions = false
    var status = 200
    /// Why it turns somebody away.
    var refusal: RefusalReason?
    /// The workspace's colours; nil is our own.
    var theme: Theme?
    /// Where a form may lead on to, besides this site.
    var formTargets: [String] = []
    /// The page has questions of a survey.
    var hasSurvey = false
    /// The page keeps what is typed as a draft, where scripts run.
    var hasDraftScript = false

    private var styles: String {
        Page.style + Page.formStyle + (hasSurvey ? Page.surveyStyle : "") + (theme.map(Page.style(of:)) ?? "")
    }

    func response(in frame: PageFrame) -> HTTPResponse {
        // Only a help: without it every question is seen.
        let link = hasConditions ? "\n<link rel=\"stylesheet\" href=\"\(frame.root)\(ConditionStyle.name)\">" : ""
        let script = hasDraftScript ? "\n<script src=\"\(frame.root)\(DraftScript.name)\" defer></script>" : ""
        let head = frame.logo?.html(root: frame.root) ?? "<p class=\"name\">\(HTMLText.escape(name))</p>"
        let styles = styles
        let html = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>\(HTMLText.escape(heading)) – \(HTMLText.escape(name))</title>
            <style>\(styles)</style>\(link)\(script)
            </head>
            <body>
            <main>
            \(head)
            <h1>\(HTMLText.escape(heading))</h1>
            \(content)
            </main>
            </body>
            </html>

            """
        return HTTPResponse(status: status, headers: headers(styles, hasLogo: frame.logo != nil), text: html).refusing(
            refusal)
    }

    /// Nothing but our own style may load, and nothing may frame the page, send its address on, keep it or list it.
    private func headers(_ styles: String, hasLogo: Bool) -> HTTPHeaders {
        let digest = TextCode.base64(Crypto.sha256(Array(styles.utf8)))
        let targets = Set(formTargets).sorted().map { " " + $0 }.joined()
        return [
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": "default-src 'none'; style-src 'self' 'sha256-\(digest)'; "
                + (hasLogo ? "img-src 'self'; " : "")
                + (hasDraftScript ? "script-src 'self'; connect-src 'self'; " : "")
                + "form-action 'self'\(targets); base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex, nofollow",
            "Cache-Control": "no-store",
        ]
    }

    /// Colours hold a contrast of at least 4.5 (text) and 3 (edges) in both schemes (WCAG 2.2, 1.4.3 and 1.4.11).
    private static let style = """
        :root{--paper:#f3f5f1;--card:#fff;--ink:#1f2426;--soft:#5a6158;--edge:#82898f;--line:#dfe3dd;--tint:#eef5f1;\
        --accent:#1f6f54;--on:#fff;--bad:#a11d1d}
        @media(prefers-color-scheme:dark){:root{--paper:#15181a;--card:#1f2427;--ink:#eceff0;--soft:#b3bbc0;\
        --edge:#7d868c;--line:#363d41;--tint:#26332e;--accent:#86d6b4;--on:#0d2217;--bad:#ff9d93}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",\
        Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
        main{max-width:40rem;margin:0 auto;padding:1.5rem 1.25rem 2rem;background:var(--card);min-height:100vh}
        @media(min-width:44rem){main{margin:3rem auto;min-height:0;padding:2.25rem 2.5rem;border-radius:.75rem}}
        .name{margin:0;color:var(--soft);font-size:.9375rem}
        .logo{display:block;max-width:100%;height:auto}
        h1{margin:.25rem 0 1rem;font-size:1.625rem;line-height:1.25}
        h2{margin:0;font-size:1.1875rem;line-height:1.3}
        h3{margin:1.5rem 0 .5rem;font-size:1.0625rem}
        section{margin:2.25rem 0 0;padding:2rem 0 0;border-top:1px solid var(--line)}
        section>h2{margin:0 0 .75rem}
        section fieldset{margin:0 0 1rem}
        section form,.after form,.note form,.done form{margin:0}
        .after{margin:1.5rem 0 0}
        .after>:last-child,.done>:last-child,.note>:last-child,section>:last-child{margin-bottom:0}
        ul{margin:0 0 1rem;padding:0 0 0 1.25rem}
        li{margin:0 0 .375rem}
        details ul{margin-bottom:1.25rem}
        .plain{padding:0;list-style:none}
        .plain li{margin:0 0 1rem}
        .plain strong{display:block}
        dl{margin:0 0 1rem}
        dl div{padding:.5rem 0;border-bottom:1px solid var(--line)}
        dl div:last-child{border:0}
        dt{color:var(--soft);font-size:.9375rem}
        dd{margin:0}
        @media(min-width:34rem){dl div{display:grid;grid-template-columns:12rem 1fr;gap:1rem}dt{padding-top:.0625rem}}
        details{border-bottom:1px solid var(--line)}
        summary{padding:.75rem 0;min-height:2.75rem;font-weight:600;cursor:pointer}
        fieldset,.field{margin:1.75rem 0;padding:0;border:0;min-width:0}
        legend,.field>label{display:block;padding:0;margin:0 0 .625rem;font-weight:600}
        .hint,.small{color:var(--soft);font-size:.9375rem;font-weight:400}
        .hint{display:block;margin:0 0 .25rem}
        .scale{display:grid;grid-template-columns:repeat(6,1fr);gap:.375rem}
        @media(min-width:34rem){.scale{grid-template-columns:repeat(11,1fr)}}
        .scale label{position:relative;display:block}
        .scale input{position:absolute;top:0;left:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
        .scale span{display:block;padding:.625rem 0;text-align:center;border:1px solid var(--edge);\
        border-radius:.375rem;min-height:2.75rem}
        .scale input:checked+span{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:700}
        .scale input:focus-visible+span,button:focus-visible,textarea:focus-visible,a:focus-visible,\
        summary:focus-visible,.field input:focus-visible,.check input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        .ends{display:flex;justify-content:space-between;gap:1rem;margin:.375rem 0 0;color:var(--soft);\
        font-size:.875rem}
        .ends span:last-child{text-align:right}
        .field input{display:block;width:100%;min-height:3rem;padding:.625rem .75rem;font:inherit;color:inherit;\
        background:transparent;border:1px solid var(--edge);border-radius:.375rem}
        .field input[aria-invalid]{border-color:var(--bad);border-width:2px}
        .field .hint{margin:.5rem 0 0}
        section .field{margin:1.25rem 0 1rem}
        textarea{display:block;width:100%;min-height:7rem;padding:.625rem .75rem;font:inherit;color:inherit;\
        background:transparent;border:1px solid var(--edge);border-radius:.375rem;resize:vertical}
        button,.button{display:block;width:100%;min-height:2.75rem;margin:0 0 .75rem;padding:.6875rem 1.25rem;font:inherit;\
        font-weight:600;text-align:center;text-decoration:none;color:var(--on);background:var(--accent);\
        border:1px solid var(--accent);border-radius:.375rem;cursor:pointer}
        button.second,.button.second{color:var(--accent);background:transparent}
        .danger{color:var(--card);background:var(--bad);border-color:var(--bad)}
        a.danger{color:var(--bad);background:transparent}
        @media(min-width:34rem){button,.button{display:inline-block;width:auto;margin-right:.75rem}}
        .check{position:relative;display:flex;gap:.75rem;align-items:center;min-height:3rem;margin:.5rem 0;padding:.625rem .875rem;\
        border:1px solid var(--line);border-radius:.5rem;cursor:pointer}
        .check input:checked+span::before{content:"";position:absolute;top:-1px;right:-1px;bottom:-1px;left:-1px;\
        border:2px solid var(--accent);border-radius:.5rem;pointer-events:none}
        .check+button{margin-top:1rem}
        .check .hint{margin:0}
        .check input{width:1.375rem;height:1.375rem;margin:0;accent-color:var(--accent);flex:none}
        a{color:var(--accent)}
        .alert{padding:.75rem 1rem;border:1px solid var(--bad);border-radius:.375rem}
        .alert,.error{color:var(--bad);font-weight:600}
        .done{margin:1rem 0;padding:.75rem 1rem;border:1px solid var(--accent);border-radius:.5rem;background:var(--tint)}
        .done p{margin:0 0 .75rem}
        .note{margin:1rem 0;padding:.75rem 1rem;border-left:4px solid var(--accent);background:var(--tint)}
        .note p{margin:0 0 .5rem}
        .done button,.note button{margin-bottom:.25rem}
        .error{margin:0 0 .5rem}
        @media print{body,main{background:#fff;color:#000}main{max-width:none;padding:0;margin:0}\
        button,.button,.field,.after{display:none}section{break-inside:avoid}a{color:#000}}
        @media(forced-colors:active){.scale input:checked+span{outline:3px solid Highlight}}

        """
}
