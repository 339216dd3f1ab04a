/** What the playground has beside the looks of the page. */
export const BOARD_STYLE = `
.board{display:grid;grid-template-columns:220px minmax(0,1fr) 340px;gap:28px;align-items:start;padding-top:18px}
.board nav ul{list-style:none;margin:0;padding:0}.board nav li{margin:0 0 8px}.heading{font-weight:600;margin:0 0 6px}
[aria-current]{font-weight:700}
.people{display:flex;flex-wrap:wrap;gap:6px;align-items:center}.people a{border:1px solid var(--line);border-radius:2em;padding:2px 12px;text-decoration:none;background:var(--bg)}.people [aria-current]{border-color:var(--blue);background:var(--blue-bg)}
.clock-bar,.people-actions,.labels{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;margin:10px 0 14px}
.people{margin-top:6px}form{display:inline}.write form{display:grid;gap:10px;justify-items:start}.write label{width:100%}
button{font:inherit;font-weight:600;border:1px solid var(--line);border-radius:6px;background:var(--card);color:var(--fg);padding:4px 12px;cursor:pointer}.write button,.next button{background:#1a7f37;color:#fff;border-color:transparent}
input,textarea,select{font:inherit;color:var(--fg);background:var(--bg);border:1px solid var(--soft);border-radius:6px;padding:5px 8px;max-width:100%}.write input,.write textarea{display:block;width:100%}
.labels button{font-size:.75rem;padding:0 8px;font-weight:400}
.happened,.next{border:1px solid var(--line);border-left:4px solid var(--blue);border-radius:8px;padding:2px 16px 10px;margin:0 0 16px;overflow-wrap:anywhere}.happened h2,.next h2,aside h2{font-size:1.05rem;border:0;margin:.6em 0 .2em}
@media (max-width:1100px){.board{grid-template-columns:minmax(0,1fr)}}
`;
