import { examine, type Patient, repoIn } from './clinic.ts';
import { CONFIG, more, stored, written } from './wrong/row.ts';

describe('a set-up in which everything is right', () => {
  it('has nothing wrong, and nothing that an owner cannot see but a schedule that has not run yet', async () => {
    const { findings } = await examine();
    const others = findings.filter(({ verdict }) => verdict !== 'ok');
    expect(others.map(({ check, cause }) => `${check}: ${cause}`)).toEqual(['schedule: cannot-be-seen']);
    expect(findings.length).toBeGreaterThan(12);
  });

  it('is only read: nothing is sent but reads and the making of a token that can read', async () => {
    const { requests } = await examine();
    const writes = requests.filter((each) => !each.startsWith('GET '));
    expect(writes.every((each) => /^POST \/app\/installations\/\d+\/access_tokens$/.test(each))).toBe(true);
    expect(writes).toHaveLength(1);
  });

  it('shows as much as the App alone may see, and says what it may not', async () => {
    const { findings } = await examine((patient) => {
      patient.adminToken = null;
    });
    expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    const unseen = findings.filter(({ verdict }) => verdict === 'unseen').map(({ check }) => check);
    expect([...new Set(unseen)].sort()).toEqual(['advisories', 'credential in the workflow', 'schedule']);
    expect(findings.every(({ verdict, advice }) => verdict === 'ok' || advice !== null)).toBe(true);
  });
});

describe('a configuration that works, but was perhaps not meant', () => {
  it('is said to be so, with its line', async () => {
    const { findings } = await examine(more('clocks: { acknowledge: 9 }'));
    expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        about: `${CONFIG}:4`,
        verdict: 'ok',
        says: expect.stringMatching(/^clocks\.acknowledge: The process promises 5 days/),
      }),
    );
  });
});

describe('what looks unusual and is right', () => {
  const unusual: readonly (readonly [string, (patient: Patient) => void])[] = [
    ['a key in one line', stored('example-org:\n  client-id: Iv1.first\n  private-key: "KEY"\n')],
    [
      'labels that somebody wrote in capitals',
      (patient) => {
        const repo = repoIn(patient, 'security-triage');
        repo.labels = repo.labels.map((label) => String(label).toUpperCase()) as never;
      },
    ],
    [
      'the secret in the environment of the job',
      (patient) => {
        const repo = repoIn(patient, 'security-triage');
        repo.environments = [{ name: 'triage', secrets: ['SECURITY_PROCESS_APPS'] }] as never;
        repo.secrets = ['OTHER', 'SECURITY_PROCESS_APPS_OLD'];
        patient.workflow = patient.weekly = (text) =>
          text.replace(/^ {4}runs-on:/m, '    environment: { name: triage }\n    runs-on:');
      },
    ],
    [
      'a copy of the actions under another name',
      (patient) => {
        repoIn(patient, 'security-process').name = 'triage-bot';
        patient.actions = 'example-org/triage-bot';
      },
    ],
    [
      'a private copy of the actions that the organisation may use',
      (patient) => {
        Object.assign(repoIn(patient, 'security-process'), {
          private: true,
          actions: { access: 'organization' },
        });
      },
    ],
    [
      'actions that are named among those allowed',
      (patient) => {
        repoIn(patient, 'security-triage').actions = { allowed: 'selected', patterns: ['other/*'] } as never;
      },
    ],
    ['a schedule of once a day', written('17 * * * *', '17 6 * * *')],
  ];

  it.each(unusual)('%s', async (_name, change) => {
    const { findings } = await examine(change);
    expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
  });
});

describe('another GitHub than GitHub.com', () => {
  it('is named, with what does not exist there and what to do instead', async () => {
    const { findings } = await examine((patient) => {
      patient.server = 'https://octo.ghe.com';
    });
    expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect(findings.find(({ check }) => check === 'GitHub server')).toMatchObject({
      about: 'https://octo.ghe.com',
      verdict: 'unseen',
      says: expect.stringContaining('CVE ids'),
      advice: expect.stringContaining('another CNA'),
    });
  });
});

describe('a doctor that is not told everything', () => {
  it('says that it did not look at the credentials of the bot', async () => {
    const { findings } = await examine((patient) => {
      patient.credentials = () => null;
    });
    expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    expect(findings.find(({ check }) => check === 'credentials')).toMatchObject({
      verdict: 'unseen',
      advice: expect.stringContaining('--apps FILE'),
    });
  });
});

describe('what GitHub does not show', () => {
  it.each([
    ['who can read the triage repo', 'GET /repos/{owner}/{repo}/collaborators', 'readers'],
    ['labels', 'GET /repos/{owner}/{repo}/labels', 'labels'],
    ['rules of a branch', 'GET /repos/{owner}/{repo}/rules/branches/{branch}', 'store rules'],
    ['secrets', 'GET /repos/{owner}/{repo}/actions/secrets', 'credential in the workflow'],
    ['private reporting', 'GET /repos/{owner}/{repo}/private-vulnerability-reporting', 'private reporting'],
    ['roles', 'GET /orgs/{org}/organization-roles', 'advisories'],
  ])('is never taken for right, not found or refused: %s', async (_what, operation, check) => {
    for (const status of [404, 403]) {
      const { findings } = await examine((patient) => {
        patient.before = ({ faults }) => {
          faults.add({ kind: 'status', status, operation, times: Number.POSITIVE_INFINITY });
        };
      });
      const about = findings.filter((each) => each.check === check);
      expect([...new Set(about.map(({ verdict }) => verdict))]).toEqual(['unseen']);
      expect(findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    }
  });
});
