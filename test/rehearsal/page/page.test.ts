import { renderPage } from '../../../dev/rehearsal/page/page.ts';
import type { PageCase, PageModel } from '../../../dev/rehearsal/page/page-model.ts';

const HOSTILE = `"><script>hit()</script><img src=x onerror=hit()><svg onload=hit()></title></style></details>
[x](javascript:hit()) ![x](https://x.example/x.png) <style>*{display:none}</style> <iframe src=//x.example>`;

const at = '2030-01-01T09:00:00.000Z';

const hostileCase: PageCase = {
  report: {
    number: 1,
    source: HOSTILE,
    states: [],
    deadlines: [],
    advisories: [
      {
        ghsa_id: HOSTILE,
        cve_id: HOSTILE,
        summary: HOSTILE,
        description: HOSTILE,
        state: HOSTILE,
        severity: HOSTILE,
        published_at: at,
        cwe_ids: [HOSTILE],
        cvss_severities: { cvss_v3: { vector_string: HOSTILE, score: 1 } },
        vulnerabilities: [
          {
            package: { ecosystem: HOSTILE, name: HOSTILE },
            vulnerable_version_range: HOSTILE,
            patched_versions: HOSTILE,
          },
        ],
      },
    ],
    advisory: null,
    cve: HOSTILE,
  },
  issue: {
    number: 1,
    title: HOSTILE,
    body: HOSTILE,
    state: 'open',
    created_at: at,
    user: { login: HOSTILE, type: 'User' },
    labels: [{ name: HOSTILE, color: HOSTILE, description: HOSTILE }],
    assignees: [{ login: HOSTILE }],
  },
  timeline: [
    { kind: 'comment', at, who: HOSTILE, bot: false, body: HOSTILE },
    { kind: 'event', at, who: HOSTILE, text: HOSTILE, assigned: HOSTILE },
  ],
  records: [{ at, body: HOSTILE }],
  moves: [{ to: 'received', from: null, event: null, by: { id: 1, login: HOSTILE, role: 'bot' }, at }],
  present: 'received',
  takedowns: [],
  isPremature: false,
  whyFirst: HOSTILE,
  clocks: [],
  steps: [{ at: '2030-01-01T08:00:00.000Z', who: 'reporter', nodes: ['A'], says: HOSTILE }],
  messages: [{ at, who: HOSTILE, bot: false, body: HOSTILE }],
  summary: HOSTILE,
  project: HOSTILE,
};

const model: PageModel = {
  report: {
    cases: [hostileCase.report],
    posts: ['blog', 'chat'].map((channel) => ({
      channel,
      surface: 'public',
      target: HOSTILE,
      path: channel === 'blog' ? HOSTILE : null,
      title: channel === 'blog' ? HOSTILE : '',
      body: `---\ntitle: ${HOSTILE.split('\n')[0]}\n---\n${HOSTILE}\n\n#### Deep\n\n# High\n`,
    })),
    publicWrites: [],
    disclosedAt: null,
    leaks: [{ at, repo: HOSTILE, surface: 'public', what: HOSTILE, text: HOSTILE }],
    requests: { total: 1, byStep: { [HOSTILE]: 1 } },
    runs: [],
    durationMs: 1,
  },
  triage: HOSTILE,
  cases: [hostileCase],
  surfaces: [{ surface: 'public', repo: HOSTILE, what: HOSTILE, who: HOSTILE, times: 1 }],
  seen: [{ at, place: HOSTILE, who: HOSTILE, what: [HOSTILE] }],
  now: at,
};

const page = renderPage(model);

describe('the page of a rehearsal', () => {
  it('shows hostile text in every place as text: nothing of it is a tag, an attribute or a link that runs', () => {
    const tags = [...page.matchAll(/<([a-z][a-z0-9]*)\b([^<>]*)>/gi)];
    const names = new Set(tags.map(([, name = '']) => name.toLowerCase()));
    for (const name of ['script', 'img', 'iframe', 'link', 'object', 'base'])
      expect(names).not.toContain(name);
    for (const [, , attributes = ''] of tags) {
      // Names of attributes are what stands outside of quotes; a value can leave its quotes nowhere.
      expect(attributes.replace(/"[^"]*"/g, '""')).not.toMatch(/\bon\w+|src|["'][^\s"'/]/i);
      expect(attributes).not.toMatch(/href="\s*javascript:/i);
    }
    expect(page.match(/<style>/g)).toHaveLength(1);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
  });

  it('opens every heading at most one level below the one before, and the first is the title', () => {
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.slice(1).entries())
      expect(level).toBeLessThanOrEqual((levels[index] ?? 0) + 1);
  });

  it('leads from its contents to parts that are there, each id once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.matchAll(/<a(?: class="skip")? href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect(ids).toContain(link);
  });
});
