/** Leaks that nobody writes anywhere: what a third party is asked or sent, what a run is called, who is told. */
import { type EmbeddedGitHub, startEmbeddedGitHub } from '../../dev/embedded-github/index.ts';
import { journal } from '../../dev/embedded-github/journal.ts';
import { findReplayLeaks } from '../../dev/faults/replay-leaks.ts';
import { startNpmRegistry } from '../../dev/rehearsal/npm-registry.ts';
import { postByMail } from '../../src/channels/mail.ts';
import { startMailServer } from '../scenarios/mail-server.ts';
import { findSecrets, listSurfaces, type Secret } from './surfaces.ts';

describe('a planted leak is found', () => {
  const planted: Secret = {
    field: 'planted',
    word: 'kanari"<planted>"vogel',
    advisory: null,
    untilDisclosure: false,
  };
  const text = `so: ${planted.word}`;
  const project = 'example-org/project';

  let github: EmbeddedGitHub;
  beforeAll(async () => {
    github = await startEmbeddedGitHub();
  });
  afterAll(() => github.close());

  it('in the title of a run', () => {
    const repo = github.control.repo(project);
    const app = [...github.world.accounts.values()].find(({ login }) => login.endsWith('[bot]'));
    const actor = { kind: 'app', accountId: app?.id ?? 0, appId: 1, token: {} as never } as const;
    journal({ world: github.world, actor, runId: null }, repo, 'run-title', text, 1);
    expect(findSecrets(listSurfaces(github, [], []), [planted])).toEqual([
      `planted in run-title in ${project}`,
    ]);
  });

  it.each<[string, Partial<Record<'title' | 'text', string>>]>([
    ['the subject of a mail to a list', { title: text }],
    ['a long subject', { title: `${'A long subject, é. '.repeat(6)}${text}` }],
    ['the text of a mail to a list', { text: `${'A long line, ü. '.repeat(9)}${text}` }],
    ['a text in other letters', { text: `${'Ωμεγα Жук '.repeat(40)}${text}` }],
  ])('in %s, as the server gets it', async (_, over) => {
    const server = await startMailServer('E-mail');
    try {
      const [access] = Object.values(JSON.parse(server.secret) as Record<string, object>);
      const post = { id: 'x', title: 'Security releases', text: 'Upgrade.', ...over };
      await postByMail({ kind: 'email', name: 'E-mail', ...access } as never, post as never);
      const surfaces = listSurfaces(
        github,
        [],
        [],
        server.mails.map((mail) => ({ what: 'mail to a list', text: mail })),
      );
      expect(findSecrets(surfaces, [planted])).toContain('planted in mail to a list');
      expect(findSecrets(surfaces, [{ ...planted, word: 'kanari"<another>"vogel' }])).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it.each(['look-up at the registry', 'post on chat'])('in a %s', (what) => {
    const surfaces = listSurfaces(github, [], [], [{ what, text }]);
    expect(findSecrets(surfaces, [planted])).toContain(`planted in ${what}`);
  });

  it('in a replay of a run: a mail, before the disclosure and after it', () => {
    const canaries = { report: 'kanarireport', analysis: 'kanarianalysis', talk: 'kanaritalk' };
    const facts = {
      ghsa: 'GHSA-aaaa-bbbb-cccc',
      summary: 'x',
      description: 'One line of more than six words.',
    };
    const replay = { scripts: [{ facts, cve: 'CVE-2031-10001', canaries }], play: null } as never;
    const publication = { n: 1, visibility: 'public', ref: facts.ghsa, actor: { kind: 'user' } };
    const sentAfter = (entries: readonly unknown[], words: string) =>
      findReplayLeaks({ journal: entries as never }, replay, 0, [], [{ what: 'mail', text: `so: ${words}` }]);
    expect(sentAfter([publication], canaries.analysis)).toEqual(['mail: kanarianalysis']);
    expect(sentAfter([publication], `${facts.ghsa} ${facts.description}`)).toEqual([]);
    expect(sentAfter([], facts.ghsa)).toEqual([`mail: ${facts.ghsa}`]);
    expect(sentAfter([], facts.description)).toEqual([`mail: ${facts.description}`]);
  });

  it('in a question to the registry: its address, and the body of an audit', async () => {
    const registry = await startNpmRegistry({ packages: {} });
    try {
      await fetch(new URL('kanariplantedvogel', registry.url));
      await fetch(new URL('-/npm/v1/security/advisories/bulk', registry.url), {
        method: 'POST',
        body: JSON.stringify({ kanariauditvogel: ['1.0.0'] }),
      });
      const asked = registry.lookups.map((each) => ({ what: 'look-up', text: each }));
      const surfaces = listSurfaces(github, [], [], asked);
      const secrets = ['kanariplantedvogel', 'kanariauditvogel'].map((word) => ({ ...planted, word }));
      expect(findSecrets(surfaces, secrets)).toHaveLength(2);
    } finally {
      await registry.close();
    }
  });

  it('in a notification: of an assignment, a credit, an invitation', async () => {
    const login = 'dev-developer';
    const base = { n: 1, at: '', userId: 1, repo: project, ref: 'GHSA-aaaa-bbbb-cccc', text };
    for (const reason of ['assign', 'security_advisory', 'invitation']) {
      const told = { journal: [], requests: [], notifications: [{ ...base, login, reason }] };
      expect(findSecrets(listSurfaces(told as never, [], ['tess-triager']), [planted])).toEqual([
        `planted in mail to ${login}`,
      ]);
    }
  });
});
