/**
 * Reports by forms, made up, with what a careful reader finds in each: P proof, S steps, V versions, E expected, A actual,
 * I impact; and what it says of AI, where it says something. Written down before the reader of fields was run on them.
 */
import type { FormAnswers } from '../../../dev/embedded-github/state/report-form.ts';
import { type FormName, NO_AI_OR_TOLD, ON_LATEST, READ_POLICY, VERIFIED } from './forms-of-projects.ts';

export interface LabelledForm {
  readonly form: FormName;
  readonly answers: FormAnswers;
  readonly holds: string;
  readonly ai?: string;
}

const js = (code: string) => `\`\`\`js\n${code}\n\`\`\``;
const sh = (code: string) => `\`\`\`sh\n${code}\n\`\`\``;
const report = (form: FormName, holds: string, answers: FormAnswers, ai?: string): LabelledForm => ({
  form,
  holds,
  answers,
  ...(ai === undefined ? {} : { ai }),
});
const policy = { 'Before submitting': [READ_POLICY, VERIFIED] };
const brew = { Verification: [READ_POLICY, NO_AI_OR_TOLD] };

export const LABELLED_FORM_REPORTS: readonly LabelledForm[] = [
  report('python', 'PVI', {
    Summary: 'The header parser reads past the end.',
    'Threat model': 'A peer that sends headers gets four bytes of memory of the process.',
    'Proof of concept':
      '<details>\n<summary>script</summary>\n\n```python\nimport sys\nsys.exit(1)\n```\n\n</details>',
    'CPython versions tested on:': ['3.13', '3.14'],
    ...policy,
  }),
  report('python', 'PVI', {
    Summary: 'Quoting is wrong for names that hold a newline.',
    'Threat model': 'Whoever names a file chooses a header of the mail.',
    'Proof of concept': sh('python3 poc.py; echo $?'),
    'CPython versions tested on:': ['CPython main branch'],
    'Suggested fix': '```diff\n- quote(name)\n+ quote(clean(name))\n```\nNames should not hold newlines.',
    ...policy,
  }),
  report('python', 'VI', {
    Summary: 'Slow matching.',
    'Threat model': 'One request keeps a worker busy for a minute.',
    'Proof of concept': 'A PoC is available on request.',
    'CPython versions tested on:': ['3.12'],
    'Suggested fix': js('const RE = /^[a-z]+$/;'),
    ...policy,
  }),
  report('python', 'PSVI', {
    Summary: 'Temporary files are made with a name that can be guessed.',
    'Threat model': 'Another user of the machine replaces the file and has it run.',
    'Proof of concept':
      '1. Run `mk.py` as alice\n2. Run `race.py` as bob\n\n```python\nwhile True: link()\n```',
    'CPython versions tested on:': ['3.11', '3.12', '3.13'],
    ...policy,
  }),
  report('python', 'PVEAI', {
    Summary: 'The limit is counted wrongly.',
    'Threat model': 'Clients hold more connections than the server means to give them.',
    'Proof of concept':
      '```python\n# expected: refused after 100\n# actual: refused after 65636\nconnect(70000)\n```',
    'CPython versions tested on:': ['3.16'],
    'Suggested fix': '_No response_',
    ...policy,
  }),
  report('python', 'V', {
    Summary: 'Bad code in a module.',
    'Threat model': 'N/A',
    'Proof of concept': 'see above',
    'CPython versions tested on:': ['3.14'],
    ...policy,
  }),
  report(
    'brew',
    'PSEAI',
    {
      ...brew,
      Summary: 'A tap can write outside of its folder.',
      Details: 'The path is joined before it is checked.',
      'Proof of concept':
        '1. `brew tap example/evil`\n2. `brew install evil`\n\nExpected: the install is refused.\nActual: `/etc/evil` is written.',
      Impact: 'Everybody who installs from an untrusted tap.',
      'Proposed mitigations': 'Check after joining. The installer must reject `..`.',
      'AI disclosure': 'None',
    },
    'None',
  ),
  report(
    'brew',
    'PVI',
    {
      ...brew,
      Summary: 'Checksums are compared as prefixes.',
      Details: 'Affects versions 4.0.0 to 4.2.1.',
      'Proof of concept': sh('brew fetch evil --force\nshasum -a 256 evil.tgz | cut -c1-8'),
      Impact: 'A mirror serves another archive.',
      'Proposed mitigations': '1. Compare whole digests.\n2. Add a test.',
      'AI disclosure': 'I used a language model for the wording of the impact.',
    },
    'I used a language model for the wording of the impact.',
  ),
  report('brew', 'I', {
    ...brew,
    Summary: 'Something is wrong with caching.',
    Details: 'It is unclear how.',
    'Proof of concept': 'TBD',
    Impact: 'Users get old files.',
    'Proposed mitigations':
      'The attacker can be stopped with a lock. Fixed in version 2.0.0 of another tool.',
    'AI disclosure': '_No response_',
  }),
  report(
    'brew',
    'PSI',
    {
      ...brew,
      Summary: 'Logs hold the token.',
      Details: 'The token is printed with `--debug`.',
      'Proof of concept':
        'Set HOMEBREW_TOKEN=x in the shell.\nRun `brew update --debug`.\nOpen the log, the token is in line 3.',
      Impact: 'Whoever reads the log of a job has the token.',
      'Proposed mitigations': 'Mask it.',
      'AI disclosure': 'Tool: Claude, for finding the line. I checked it by hand.',
    },
    'Tool: Claude, for finding the line. I checked it by hand.',
  ),
  report('brew', 'PVA', {
    ...brew,
    Summary: 'A formula name with a colon crashes it.',
    Details: '#### Versions\n\n5.0.1 and 5.0.2\n\n#### Root cause\n\nThe name is split twice.',
    'Proof of concept': '`brew info a:b()` crashes with a stack trace.',
    Impact: 'none',
    'Proposed mitigations': 'none',
    'AI disclosure': '_No response_',
  }),
  report('brew', 'PSEAI', {
    ...brew,
    Summary: 'Symlinks are followed.',
    Details: 'Cellar links.',
    'Proof of concept':
      '#### Setup\n\n```sh\nln -s /etc x\n```\n\n#### Steps\n\nrun `brew link x`\n\n#### Expected\n\nit is refused\n\n#### Observed results\n\nit goes through',
    Impact: 'Files of others are replaced.',
    'Proposed mitigations': 'Use lstat.',
  }),
  report(
    'renovate',
    'PSVI',
    {
      Summary: 'A preset can run a command.',
      Details: 'Versions 37.0.0 up to 37.4.1. It needs `allowedCommands`.',
      'Proof of Concept (PoC)':
        'Clone https://example.org/min-repro and add me.\nRun renovate with the config in it.\n\n```json\n{"extends": ["x"]}\n```',
      Impact: 'Insider attack on a self-hosted bot.',
      'AI tool information': 'no AI was used',
    },
    'no AI was used',
  ),
  report('renovate', 'PI', {
    Summary: 'Release age is not looked at for one datasource.',
    Details: 'The date is missing there, so the check is skipped.',
    'Proof of Concept (PoC)': js('config.minimumReleaseAge = "3 days";\nrun(config);'),
    Impact: 'A compromised release is merged at once.',
  }),
  report('renovate', 'PVEI', {
    Summary: 'Redirects carry the credentials along.',
    Details: 'Since v38.1. The header should be dropped when the host changes.',
    'Proof of Concept (PoC)': sh('curl -i http://localhost:8080/redirect'),
    Impact: 'The other host has the token.',
    'AI tool information': '_No response_',
  }),
  report('renovate', 'I', {
    Summary: 'Denial of service by regex.',
    Details: 'A dependency of yours is affected by CVE-2024-00000.',
    'Proof of Concept (PoC)': 'n/a',
    Impact: 'DoS',
  }),
  report(
    'renovate',
    'PSAI',
    {
      Summary: 'Environment variables reach a post-upgrade task.',
      Details: 'All of them.',
      'Proof of Concept (PoC)':
        '1) configure a task that prints the environment\n2) start the bot\n\nThe token is leaked in the log.',
      Impact: 'Whoever may edit the config reads every secret of the host.',
      'AI tool information': 'Found with the help of ChatGPT, which wrote the first draft too.',
    },
    'Found with the help of ChatGPT, which wrote the first draft too.',
  ),
  report('renovate', 'PV', {
    Summary: 'Wrong escaping.',
    Details: 'Tested on version 39.2.0 with Node.js v20.11.1.',
    'Proof of Concept (PoC)': 'https://gist.github.com/someone/0a1b2c3d',
    Impact: 'unknown',
  }),
  report('trivy', 'PSVEAI', {
    Summary: 'A layer can write outside of the cache.',
    'Affected version and environment': 'Version: 0.55.0, Linux, installed by the script.',
    'Attacker control and prerequisites': 'Attacker: publishes an image.\nVictim: scans it.',
    'Concrete attack scenario':
      '1. The attacker publishes an image.\n2. The victim scans it.\n3. The layer is unpacked.\n4. A file of the host is replaced.',
    'Security boundary and new attacker capabilities':
      'Expected restriction or protected resource: files outside of the cache.\nNew capability: write any file.',
    'Verification status': ['Reproduced using an official Trivy release binary'],
    'Proof of concept, observed results, and impact':
      '```sh\ntrivy image evil:1\nls -l /etc/evil\n```\nActual output: the file is there.\nDemonstrated impact: root on the host.',
    'Related advisories and previous reports': 'CVE-2023-00001 affects versions before 0.40.0.',
  }),
  report('trivy', 'VI', {
    Summary: 'The server takes any cache entry.',
    'Affected version and environment': '`trivy --version` says 0.56.2.',
    'Attacker control and prerequisites': 'A client with access.',
    'Concrete attack scenario': 'Some client writes what another reads.',
    'Security boundary and new attacker capabilities': 'Results of other clients become false.',
    'Verification status': ['Not reproduced; evidence and limitations provided below'],
    'Proof of concept, observed results, and impact': 'none',
    'Additional technical details': js('cache.put(key, value);'),
  }),
  report('trivy', 'PVAI', {
    Summary: 'Parsing a lock file never ends.',
    'Affected version and environment': 'main at 1a2b3c4, and the latest release',
    'Attacker control and prerequisites': 'The lock file of a pull request.',
    'Concrete attack scenario': 'A pull request holds the file, CI scans it.',
    'Security boundary and new attacker capabilities': 'Blocks the pipeline of the project.',
    'Verification status': ['Reproduced using an official Trivy release binary'],
    'Proof of concept, observed results, and impact': `${sh('trivy fs --scanners vuln ./evil')}\n\nIt hangs, see the trace below.`,
  }),
  report('trivy', 'PVAI', {
    Summary: 'Secrets show up in the table.',
    'Affected version and environment': 'Affected: 0.50 – 0.57.1',
    'Attacker control and prerequisites': 'Reads the output of the job.',
    'Concrete attack scenario': 'The report is an artifact that all can download.',
    'Security boundary and new attacker capabilities': 'Reads tokens that are masked elsewhere.',
    'Verification status': ['Reproduced using an official Trivy release binary'],
    'Proof of concept, observed results, and impact':
      'Minimal input files or attachments: attached.\nExact commands and configuration:\n\n```sh\ntrivy fs --format table .\n```\n\nActual output and observed behavior:\n\n```\n| token | abc |\n```',
    'Related advisories and previous reports': '_No response_',
  }),
  report('rest', 'PVEAI', {
    Summary: 'A field that is read-only can be written.',
    Details: '`serializers.py`, `run_validation`.',
    'Proof of concept':
      '# djangorestframework 3.15.1, Django 5.0, Python 3.12\nclass S(Serializer): pass\n# expected result: 400\n# actual result: 200\npost("/x")',
    Impact: 'Users of nested serializers.',
  }),
  report('rest', 'PI', {
    Summary: 'The throttle can be passed by.',
    'Proof of concept': 'for i in range(100):\n    client.get("/", HTTP_X_FORWARDED_FOR=str(i))',
    Impact: 'Who is affected: all who use AnonRateThrottle behind no proxy.',
  }),
  report('rest', 'PVI', {
    Summary: 'HTML of the browsable page is not escaped.',
    Details: 'Affected versions: <= 3.14.0',
    'Proof of concept': 'client.get("/?x=<script>alert(1)</script>")',
    Impact: 'A remote attacker can run script in the browser of an admin.',
  }),
  report('rest', 'I', {
    Summary: 'Please look at the parser.',
    Details: '_No response_',
    'Proof of concept': 'No PoC, but I am sure about it.',
    Impact: 'High.',
  }),
  report('rest', 'PEI', {
    Summary: 'Pagination cursors can be forged.',
    Details: 'The cursor is base64 and should be signed; it must be rejected if changed.',
    'Proof of concept': 'print(b64encode(b"p=1"))',
    Impact: 'Rows of other tenants can be read.',
  }),
  report('rest', 'PSI', {
    Summary: 'A token is compared with ==.',
    Details: '#### Steps to reproduce\n\n- install the app below\n- time a thousand requests',
    'Proof of concept': 'time.perf_counter()',
    Impact: 'Tokens can be guessed byte by byte.',
  }),
  report('usual', 'PVI', {
    Summary: 'Quadratic parsing.',
    Details: 'In `lib/parse.js`, since 2.0.0.',
    PoC: js("parse('['.repeat(1e6));"),
    Impact: 'One request stops the server.',
  }),
  report('usual', 'PSAI', {
    Summary: 'An open redirect.',
    Details: 'The host is not looked at.',
    PoC: 'Steps to reproduce:\n1. start the example\n2. `curl -i "localhost:3000//example.com"`\n3. it is redirected to example.com instead of /',
    Impact: 'Phishing.',
  }),
  report('usual', '', { Summary: 'Insecure.', Details: 'See summary.', PoC: 'None', Impact: 'N/A' }),
  report('usual', 'PEAI', {
    Summary: 'Signed cookies are taken without a signature.',
    Details: '| | |\n| --- | --- |\n| Expected | the cookie is refused |\n| Actual | it counts |',
    PoC: sh('curl -b "s:a." localhost:3000'),
    Impact: 'Sessions of others.',
  }),
  report(
    'usual',
    'PVI',
    {
      Summary: 'Prototype pollution in merge.',
      Details: 'This report was written with AI assistance. Vulnerable: merge@1.2.3',
      PoC: js('merge({}, JSON.parse(\'{"__proto__":{"a":1}}\'));'),
      Impact: 'Denial of service at least.',
    },
    'This report was written with AI assistance. Vulnerable: merge@1.2.3',
  ),
  report('env', 'PVI', {
    Summary: 'A prompt with quotes is run.',
    'Affected area': ['Activation scripts'],
    'Attacker-controlled input': 'The value of `--prompt`.',
    Details: 'Quoting in `activate`.',
    'Proof of concept': "venv --prompt '$(id)' x\n. x/bin/activate",
    Impact: 'Commands run as whoever activates it.',
    'Versions tested': 'venv 21.14.2, CPython 3.13.7',
    'Latest release': [ON_LATEST],
  }),
  report('env', 'PI', {
    Summary: 'Downloads are not checked.',
    'Affected area': ['Integrity of downloads'],
    'Attacker-controlled input': 'The mirror.',
    Details: 'No digest.',
    'Proof of concept': 'PIP_INDEX_URL=http://mirror.example.org venv x',
    Impact: 'Whoever runs the mirror runs code.',
    'Versions tested': 'not sure',
    'Known mitigation': 'Version 20.0 with a lock file does not have it.',
  }),
  report('env', 'VI', {
    Summary: 'A race when the target is made.',
    'Affected area': ['Writing outside the target directory'],
    'Attacker-controlled input': 'A symlink.',
    Details: 'mkdir, then chmod.',
    Impact: 'Files get other rights.',
    'Versions tested': '_No response_',
    'Latest release': [ON_LATEST],
  }),
];
