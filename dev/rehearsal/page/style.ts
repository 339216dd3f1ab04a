/** Looks of the page: light and dark by the reader's choice, from a phone's width on. Nothing is loaded. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1f2328;--soft:#59636e;--line:#d1d9e0;--card:#f6f8fa;--link:#0757b8;
--green:#116329;--green-bg:#dafbe1;--green-line:#1a7f37;--blue:#0757b8;--blue-bg:#ddf4ff;--red:#b31d28;--red-bg:#ffebe9;
--done:#6639ba;--hero:#f3f6fb;--amber:#7d4e00;--amber-bg:#fff8c5;--high-bg:#bc4c00;--medium-bg:#7d4e00;--low-bg:#57606a;--critical-bg:#a40e26}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#f0f6fc;--soft:#9aa4af;--line:#3d444d;--card:#151b23;--link:#6cb0ff;
--green:#56d364;--green-bg:#12301d;--green-line:#3fb950;--blue:#79c0ff;--blue-bg:#0f2a47;--red:#ff8a80;--red-bg:#3a1518;
--done:#8957e5;--hero:#10161f;--amber:#e3b341;--amber-bg:#2b2205}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:12px}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--bg);color:var(--fg);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;overflow-wrap:break-word}
.wide{max-width:1240px;margin:0 auto;padding:0 20px}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px 12px;z-index:2}
.soft{color:var(--soft)}.wrap{overflow-wrap:anywhere}
.top{background:var(--hero);border-bottom:1px solid var(--line);padding:24px 0 20px}
.kicker{margin:0;color:var(--soft);font-weight:600;font-size:.9rem}
h1{font-size:clamp(1.45rem,3.4vw,2.1rem);margin:.15em 0 .35em;line-height:1.2;max-width:34em;text-wrap:balance}
.lead{max-width:60em;margin:0 0 16px}
.stats{display:grid;grid-template-columns:repeat(auto-fit,minmax(165px,1fr));gap:10px;padding:0;margin:0;list-style:none}
.stats li{border:1px solid var(--line);border-left:4px solid var(--line);border-radius:8px;background:var(--bg);padding:10px 12px}
.stats b{display:block;font-size:1.3rem;line-height:1.3}.stats span{color:var(--soft);font-size:.88rem}.stats b span{font-size:1rem}
.stats .good{border-left-color:var(--green-line)}.stats .good b{color:var(--green)}.stats .bad{border-left-color:var(--red)}.stats .bad b{color:var(--red)}
.good{color:var(--green)}.bad{color:var(--red)}
.frame{display:grid;grid-template-columns:200px minmax(0,1fr);gap:36px;align-items:start}
.contents{position:sticky;top:0;max-height:100vh;overflow:auto;padding:24px 0;font-size:.9rem}
.contents ol{list-style:none;margin:0;padding:0}.contents ol ol{padding-left:12px;border-left:2px solid var(--line);margin:2px 0 8px}
.contents a{display:block;padding:4px 6px;text-decoration:none;border-radius:6px;color:var(--fg)}.contents a:hover{background:var(--card);color:var(--link)}
main{padding:4px 0 60px;min-width:0}
h2{font-size:1.45rem;margin:1.5em 0 .5em;padding-bottom:.25em;border-bottom:1px solid var(--line)}main>section:first-child>h2{margin-top:.7em}
h3{font-size:1.15rem;margin:1.8em 0 .6em}h4{font-size:1.05rem;margin:.9em 0 .4em}h5,h6{font-size:1rem;margin:.9em 0 .4em}
.way{display:grid;grid-template-columns:minmax(0,400px) minmax(0,1fr);gap:32px;align-items:start}
figure{margin:0}figcaption{display:flex;flex-wrap:wrap;gap:6px 16px;font-size:.85rem;color:var(--soft);margin-top:8px}
.key::before{content:"";display:inline-block;width:14px;height:10px;border:1.5px dashed var(--soft);border-radius:3px;margin-right:6px}
.key.taken::before{background:var(--green-bg);border:1.5px solid var(--green-line)}.key.now::before{background:var(--blue-bg);border:2px solid var(--blue)}
.flow{width:100%;max-width:400px;height:auto;display:block;margin:0 auto}
.flow rect{fill:var(--bg);stroke:var(--line);stroke-width:1.3;stroke-dasharray:4 3}.flow .gone rect{fill:var(--green-bg);stroke:var(--green-line);stroke-width:1.6;stroke-dasharray:none}.flow .present rect{fill:var(--blue-bg);stroke:var(--blue);stroke-width:2.6;stroke-dasharray:none}
.flow text{fill:var(--fg);font:600 13px system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;text-anchor:middle}.flow .open text{fill:var(--soft);font-weight:400}
.flow .label{font-weight:400;font-size:12px;fill:var(--soft);text-anchor:start}.flow .label.middle{text-anchor:middle}
.flow .line{fill:none;stroke:var(--line);stroke-width:1.4}.flow .line.taken{stroke:var(--green-line);stroke-width:2.6}
.flow marker path{fill:var(--line)}.flow marker.taken path{fill:var(--green-line)}
.days,.moments{list-style:none;margin:0;padding:0}
.day{font-weight:600;margin:0 0 6px;font-size:.95rem}
.moments{border-left:2px solid var(--line);margin-left:6px;padding:0 0 12px 0}
.moment{position:relative;display:grid;grid-template-columns:3.1em minmax(0,1fr);gap:8px;padding:3px 0 7px 16px}
.moment::before{content:"";position:absolute;left:-6px;top:10px;width:10px;height:10px;border-radius:50%;background:var(--soft);border:2px solid var(--bg);box-sizing:content-box;margin-left:-2px}
.moment.by-person::before{background:var(--blue)}.moment.in-public::before{background:var(--amber)}
.moment p{margin:0 0 4px}.clock{color:var(--soft);font-variant-numeric:tabular-nums}
.promise{font-weight:600}.public{background:var(--amber-bg);border-left:3px solid var(--amber);border-radius:4px;padding:4px 10px;font-size:.92rem;overflow-wrap:anywhere}.hidden{background:var(--green-bg);border-left:3px solid var(--green-line);border-radius:4px;padding:4px 10px;font-size:.92rem;overflow-wrap:anywhere}.hidden b{color:var(--green)}.public b{color:var(--amber)}
.state{display:inline-block;border:1px solid var(--line);border-radius:2em;padding:0 9px;font-size:.82rem;white-space:nowrap;background:var(--card);margin-right:2px}
.state::before{content:"";display:inline-block;width:9px;height:9px;border-radius:50%;background:var(--dot);border:1px solid var(--soft);margin-right:6px}
.pill,.severity{display:inline-block;border-radius:2em;padding:1px 10px;font-size:.8rem;font-weight:600;border:1px solid var(--line)}
.pill.closed{background:#8250df;color:#fff;border-color:transparent}.pill.open{background:#1a7f37;color:#fff;border-color:transparent}
.severity,.stats .severity{text-transform:capitalize}.severity.low,.severity.medium,.severity.high,.severity.critical,.stats .severity.low,.stats .severity.medium,.stats .severity.high,.stats .severity.critical{color:#fff;border-color:transparent}
.severity.low{background:#57606a}.severity.medium{background:#7d4e00}.severity.high{background:#bc4c00}.severity.critical{background:#a40e26}
.label{display:inline-block;border-radius:2em;padding:0 10px;font-size:.82rem;font-weight:600;border:1px solid var(--line)}
.facts-line{display:flex;flex-wrap:wrap;gap:6px 28px;margin:0 0 14px}.facts-line div{display:flex;gap:8px}.facts-line dt{color:var(--soft)}.facts-line dd{margin:0}
details>summary{cursor:pointer}
.period{border:1px solid var(--line);border-radius:8px;margin:0 0 10px}
.period>summary{padding:9px 14px;background:var(--card);border-radius:8px}.period[open]>summary{border-bottom:1px solid var(--line);border-radius:8px 8px 0 0}
.period .title{font-weight:600;margin-right:8px}.period-body{padding:14px}.period-body>:last-child{margin-bottom:0}
.card{border:1px solid var(--line);border-radius:8px;margin:0 0 14px;background:var(--bg)}
.card>header{background:var(--card);border-bottom:1px solid var(--line);border-radius:8px 8px 0 0;padding:6px 14px;font-size:.92rem;display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline}
.card.bot>header{background:var(--blue-bg)}.card.record{border-color:var(--green-line)}.card.record>header{background:var(--green-bg)}
.prose{padding:2px 14px;overflow-wrap:anywhere}.prose>:first-child{margin-top:.6em}
.plain{white-space:pre-wrap}
.source{padding:0 14px 10px}.source summary{color:var(--soft)}
.event{margin:0 0 12px 10px;padding-left:14px;border-left:2px solid var(--line);color:var(--soft);font-size:.92rem}.event b{color:var(--fg);font-weight:600}
pre{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:10px 12px;font-size:.85rem;white-space:pre-wrap;overflow-wrap:anywhere;margin:.7em 0}
code{font:.87em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:var(--card);border-radius:4px;padding:.1em .3em;overflow-wrap:anywhere}.severity+code{background:none}pre code{padding:0;background:none;font-size:1em}
blockquote{margin:.8em 0;padding:1px 14px;border-left:4px solid var(--line);color:var(--soft)}
blockquote.alert{color:var(--fg);border-left-color:var(--blue)}.alert.warning{border-left-color:var(--amber)}.alert.caution{border-left-color:var(--red)}
.alert>p:first-child::first-line{font-weight:600}
.note{font-size:.92rem;border-left:4px solid var(--line);padding:4px 12px}
.task{list-style:none;margin-left:-1.2em}
.scroll{overflow-x:auto;margin:0 0 14px}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{border:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:top}th{background:var(--card);white-space:nowrap}td{overflow-wrap:anywhere;min-width:7.5em}td time{white-space:nowrap}
hr{border:0;border-top:1px solid var(--line);margin:1.2em 0}
@media (max-width:1020px){.way{grid-template-columns:minmax(0,1fr)}}
@media (max-width:860px){.frame{grid-template-columns:minmax(0,1fr);gap:0}
.contents{position:static;max-height:none;padding:14px 0 0}.contents ol{display:flex;flex-wrap:wrap;gap:6px}.contents ol ol{border:0;padding:0;margin:0}.contents li{display:contents}
.contents a{border:1px solid var(--line);border-radius:2em;padding:3px 12px}}
@media (max-width:520px){.wide{padding:0 14px}.stats{grid-template-columns:1fr 1fr}.stats li:first-child,.stats li:last-child{grid-column:1/-1}.period-body{padding:10px}}
@media print{.contents,.skip{display:none}.frame{display:block}}
`;
