/** Looks of the page: light and dark by the reader's choice, from a phone's width on. Nothing is loaded. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1f2328;--soft:#59636e;--line:#d1d9e0;--card:#f6f8fa;--link:#0969da;
--gone-bg:#dafbe1;--gone:#1a7f37;--now-bg:#ddf4ff;--now:#0969da;--bad:#d1242f;--bad-bg:#ffebe9;--done:#8250df}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#f0f6fc;--soft:#9198a1;--line:#3d444d;--card:#151b23;--link:#4493f8;
--gone-bg:#12261e;--gone:#3fb950;--now-bg:#121d2f;--now:#4493f8;--bad:#f85149;--bad-bg:#25171c;--done:#ab7df8}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}
main{max-width:1180px;margin:0 auto;padding:16px}
h1{font-size:1.6rem;margin:.4em 0;line-height:1.25}h2{font-size:1.25rem;margin:2em 0 .6em;padding-bottom:.3em;border-bottom:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.4em 0 .5em}
a{color:var(--link)}
.soft{color:var(--soft)}
.task{list-style:none;margin-left:-1.2em}
.facts{display:flex;flex-wrap:wrap;gap:8px;padding:0;margin:12px 0;list-style:none}
.facts li{border:1px solid var(--line);border-radius:8px;background:var(--card);padding:6px 12px}
.facts b{display:block;font-size:1.15rem}
.good b{color:var(--gone)}.bad b{color:var(--bad)}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 260px;gap:24px}
@media (max-width:820px){.columns{grid-template-columns:minmax(0,1fr)}.columns aside{order:-1}}
aside h3{margin-top:0;font-size:.85rem;color:var(--soft)}aside section{border-bottom:1px solid var(--line);padding:12px 0}
.pill{display:inline-block;border-radius:2em;padding:2px 10px;font-size:.8rem;font-weight:600;border:1px solid var(--line)}
.pill.closed{background:var(--done);color:#fff;border-color:transparent}.pill.open{background:var(--gone);color:#fff;border-color:transparent}
.label{display:inline-flex;align-items:center;gap:6px;margin:2px 4px 2px 0}.label i{width:10px;height:10px;border-radius:50%;border:1px solid var(--line)}
.comment{border:1px solid var(--line);border-radius:8px;margin:0 0 14px;overflow:hidden}
.comment>header{background:var(--card);border-bottom:1px solid var(--line);padding:6px 12px;font-size:.9rem;display:flex;flex-wrap:wrap;gap:4px 8px}
.comment.bot>header{background:var(--now-bg)}
.comment>div{padding:4px 14px;overflow-wrap:anywhere}
.event{margin:0 0 14px 14px;padding-left:14px;border-left:2px solid var(--line);color:var(--soft);font-size:.9rem}
.event b{color:var(--fg);font-weight:600}
pre{background:var(--card);border-radius:6px;padding:12px;overflow:auto;font-size:.85rem}code{font:.85em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--card);border-radius:4px;padding:.1em .3em}pre code{padding:0;background:none;font-size:1em}
blockquote{margin:0;padding-left:14px;border-left:3px solid var(--line);color:var(--soft)}
table{border-collapse:collapse;width:100%;font-size:.9rem;display:block;overflow-x:auto}th,td{border:1px solid var(--line);padding:5px 9px;text-align:left;vertical-align:top}th{background:var(--card)}
details summary{cursor:pointer}
.flow{width:100%;max-width:700px;height:auto;display:block;margin:8px auto}
.flow rect{fill:var(--card);stroke:var(--line);stroke-width:1.5}.flow .gone rect{fill:var(--gone-bg);stroke:var(--gone)}.flow .present rect{fill:var(--now-bg);stroke:var(--now);stroke-width:3}
.flow text{fill:var(--fg);font:13px system-ui,sans-serif;text-anchor:middle}.flow .open text{fill:var(--soft)}
.flow .label{font-size:12px;fill:var(--soft);text-anchor:start}.flow .label.middle{text-anchor:middle}.flow .line{fill:none;stroke:var(--line);stroke-width:1.5}.flow .line.gone{stroke:var(--gone);stroke-width:2.5}.flow marker path{fill:var(--soft)}
.scroll{overflow-x:auto}
`;
