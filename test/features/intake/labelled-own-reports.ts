/** Reports by the form that the setup generates, made up, labelled as those of labelled-form-reports.ts. */
import type { FormAnswers } from '../../../dev/embedded-github/state/report-form.ts';

export const OUT_OF_SCOPE = 'The attacker already runs code on the server';

export interface LabelledOwn {
  readonly answers: FormAnswers;
  readonly holds: string;
  readonly ai?: string;
}

const js = (code: string) => `\`\`\`js\n${code}\n\`\`\``;

export const LABELLED_OWN_REPORTS: readonly LabelledOwn[] = [
  {
    holds: 'PVI',
    ai: 'None',
    answers: {
      Summary: 'A cookie name is not escaped.',
      'Proof of concept': js("cookie.serialize('a; b', 'c');"),
      'Affected versions': 'cookie 0.6.0',
      Impact: 'Other attributes can be set.',
      'AI assistance': 'None',
    },
  },
  {
    holds: 'PSVEAI',
    answers: {
      Summary: 'The path is decoded twice.',
      'Proof of concept': js("process.exit(get('/%252e') === 200 ? 1 : 0);"),
      'Steps to reproduce': 'Start the example, run the script.',
      'Affected versions': 'send, all',
      'Expected behavior': '404',
      'Actual behavior': '200',
      Impact: 'Files outside of the root.',
      'Suggested fix': 'Decode once.',
      Credit: 'Ana Example',
    },
  },
  {
    holds: 'PVI',
    answers: {
      Summary: 'A slow regular expression.',
      'Proof of concept': "node -e \"require('x')('a'.repeat(1e6))\"",
      'Affected versions': 'every release since 2020',
      Impact: 'Stops the process.',
      'Suggested fix': '1. Limit the length.\n2. The parser should reject more.',
    },
  },
  {
    holds: 'VI',
    answers: {
      Summary: 'A header is trusted.',
      'Proof of concept': 'I will send it later.',
      'Affected versions': '4.x',
      'Out of scope': [OUT_OF_SCOPE],
      Impact: 'The address of a client is whatever it says.',
    },
  },
  {
    holds: 'PAI',
    answers: {
      Summary: 'The multipart reader never ends.',
      'Proof of concept': '```\nPOST / HTTP/1.1\n\n--x\n```',
      'Affected versions': 'not sure',
      'Actual behavior': 'One core is busy for ever.',
      Impact: 'One request per core.',
    },
  },
  {
    holds: 'PVE',
    ai: 'Tools: an LLM agent found the line; a person wrote this.',
    answers: {
      Summary: 'Weak default.',
      'Proof of concept': 'See https://example.org/poc.js, it exits with 1.',
      'Affected versions': '1.0.0 to 1.4.2',
      'Expected behavior': 'A key of 32 bytes.',
      Impact: 'TBD',
      'AI assistance': 'Tools: an LLM agent found the line; a person wrote this.',
    },
  },
  {
    holds: 'PSVI',
    answers: {
      Summary: 'Path traversal when unpacking.',
      'Proof of concept': js("unpack('../../x');"),
      'Steps to reproduce': '- make the archive\n- unpack it',
      'Affected versions': '`tar` <= 6.1.0',
      Impact: 'Overwrites files of the user.',
      'Suggested fix': '```diff\n- join(a, b)\n+ safeJoin(a, b)\n```',
    },
  },
  {
    holds: '',
    answers: { Summary: 'hello', 'Proof of concept': '-', 'Affected versions': '?', Impact: '.' },
  },
];
