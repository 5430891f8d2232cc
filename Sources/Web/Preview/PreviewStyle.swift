/// The style sheet of the preview's pages: light and dark, wide and narrow.
enum PreviewStyle {
    static let css = """
        html{color-scheme:light dark;--ink:light-dark(#1f2426,#eceff0);--soft:light-dark(#5a6158,#b3bbc0);
        --paper:light-dark(#f3f5f1,#15181a);--card:light-dark(#fff,#1f2427);--line:light-dark(#dfe3dd,#363d41);
        --accent:light-dark(#1f6f54,#86d6b4);--bad:light-dark(#a11d1d,#ff9d93);--warn:light-dark(#7a5200,#ffcf7a)}
        html:has(#light:checked){color-scheme:light}
        html:has(#dark:checked){color-scheme:dark}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);
        font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
        main{padding:0 1.25rem 3rem;max-width:80rem;margin:0 auto}
        a{color:var(--accent)}
        h1{font-size:1.625rem;line-height:1.25;margin:.5rem 0 1rem}
        h2{font-size:1.1875rem;margin:0 0 .75rem}
        h2::first-letter,.none::first-letter{text-transform:uppercase}
        .soft{color:var(--soft);font-weight:400}
        .scheme{position:sticky;top:0;z-index:1;display:flex;gap:1.25rem;justify-content:flex-end;margin:0 0 1rem;
        padding:.625rem 1.25rem;background:var(--card);border-bottom:1px solid var(--line);font-size:.9375rem}
        .scheme label{cursor:pointer}
        input{accent-color:var(--accent)}
        table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line)}
        th,td{padding:.5rem .75rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
        th{color:var(--soft);font-weight:400;font-size:.9375rem}
        .bad,.failure{color:var(--bad)}
        .failure{padding:.75rem 1rem;border:1px solid var(--bad);border-radius:.375rem;white-space:pre-line}
        section,aside{margin:0 0 1.5rem;padding:1.25rem;background:var(--card);border:1px solid var(--line);
        border-radius:.5rem;min-width:0}
        main>section{margin-top:1.5rem}
        .findings{list-style:none;margin:0;padding:0}
        .findings li{margin:0 0 1rem;padding:0 0 0 .75rem;border-left:3px solid var(--warn)}
        .findings .error{border-color:var(--bad)}
        .findings p{margin:.125rem 0}
        .findings pre{max-height:6rem}
        .none{margin:0;color:var(--soft)}
        pre{margin:.5rem 0;padding:.625rem .75rem;background:var(--paper);border-radius:.375rem;overflow:auto;
        white-space:pre-wrap;font:.875rem/1.45 ui-monospace,Menlo,Consolas,monospace}
        .text{unicode-bidi:plaintext;text-align:start}
        code{font:.875rem/1.45 ui-monospace,Menlo,Consolas,monospace}
        .row{margin:0 0 1rem;padding:.625rem .75rem;border:1px solid var(--line);border-radius:.375rem;
        white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        .frames{display:flex;gap:1.25rem;overflow-x:auto;align-items:flex-start}
        figure{margin:0;flex:none}
        figcaption{margin:0 0 .375rem;color:var(--soft);font-size:.875rem}
        iframe{display:block;border:1px solid var(--line);border-radius:.375rem;box-sizing:content-box}
        summary{padding:.5rem 0;cursor:pointer;color:var(--accent)}
        @media(min-width:102rem){.beside{max-width:106rem;display:grid;
        grid-template-columns:minmax(0,1fr) 20rem;grid-template-rows:auto 1fr;column-gap:1.5rem}
        .beside header{grid-column:1/3}.beside aside{grid-column:2;grid-row:2;align-self:start;position:sticky;top:4rem;
        max-height:calc(100vh - 5rem);overflow:auto}
        .beside .messages{grid-column:1;grid-row:2;min-width:0}}

        """
}
