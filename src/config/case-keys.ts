import { key, mapping, orAlone } from './keys.ts';
import { FOLDER, LABEL_NAME, READER_LOGIN, REPO_PATH, shortText } from './names.ts';
import { distinctListOf, oneOf, type TextRule, text, wholeNumber, yesOrNo } from './readers.ts';

/** How reports come in. */
export const intake = mapping({
  advisories: key(yesOrNo(), {
    meaning: 'Whether reports are taken from the private vulnerability reporting of the project repos.',
    default: true,
    example: false,
  }),
  form: key(text(LABEL_NAME), {
    meaning: 'The label that the issue forms of the triage repo set.',
    default: 'security-report',
    example: 'new-report',
    as: 'formLabel',
    also: ['label', 'formLabel'],
  }),
  conversations: key(yesOrNo(), {
    meaning:
      'Whether the bot looks into the conversation of an advisory for the acknowledgement that a member gave there.',
    default: true,
    example: false,
  }),
  'most-per-day': key(wholeNumber(1, 100, 'reports'), {
    meaning:
      'How many cases one reporter can make within 24 hours. What is more waits in a list that reminds the team. Members of the team, `trusted` people and anyone who reported something valid before are not limited.',
    default: 5,
    example: 3,
    as: 'mostPerDay',
    also: ['limit'],
  }),
  trusted: key(distinctListOf(text(READER_LOGIN), 'a list of logins'), {
    meaning: 'Reporters for whom `most-per-day` does not count.',
    default: [],
    example: ['a-known-researcher'],
  }),
  'out-of-scope': key(
    distinctListOf(text(shortText('what is no vulnerability here')), 'a list of lines of text'),
    {
      meaning:
        'What is no vulnerability in your projects, a line each. Shown in every new case as questions.',
      default: [],
      example: ['The attacker already runs code on the server'],
      as: 'outOfScope',
      also: ['outOfScope'],
    },
  ),
  'public-label': key(text(LABEL_NAME), {
    meaning:
      'A label with a neutral name. Open public issues of the project repos that carry it become cases; nothing is written to them.',
    without: 'public issues are not looked at',
    example: 'needs-a-look',
    as: 'publicLabel',
  }),
});

/** What cannot be taken back or leaves the team (design, section 3, rule 3). */
export const CONFIRMED_OPERATIONS = ['cve-request', 'privatize', 'post', 'close-report'] as const;

export const confirmations = mapping({
  disclosure: key(wholeNumber(1, 10, 'members'), {
    meaning: 'How many members beside the coordinator confirm a disclosure.',
    default: 1,
    example: 2,
  }),
  without: key(
    distinctListOf(
      oneOf(CONFIRMED_OPERATIONS, { cve: 'cve-request', close: 'close-report' }),
      'a list of operations',
    ),
    {
      meaning: 'What cannot be taken back, or leaves the team, and yet goes without a confirmation.',
      default: [],
      example: ['post'],
    },
  ),
});

/** Where CVE ids come from: `manual`, `github`, or a mapping. */
export const cve = orAlone(
  'provider',
  mapping({
    provider: key(oneOf(['manual', 'github']), {
      meaning: 'The same, where `cve` is a mapping.',
      default: 'manual',
      example: 'github',
    }),
    contact: key(text(shortText('whom a request is addressed to')), {
      meaning: 'Whom a manual request is addressed to.',
      without: 'the request names nobody',
      example: 'cna@example.org',
    }),
    cna: key(text(shortText('what the CNA calls itself')), {
      meaning: 'What the CNA calls itself.',
      without: 'the request names none',
      example: 'Example Foundation',
    }),
  }),
);

/** What is needed once a flaw is exploited. */
export const exploited = mapping({
  contact: key(text(shortText('who tells the authorities')), {
    meaning: 'Who tells the authorities of a flaw that is exploited; shown in the hand-off text.',
    without: 'the text names nobody',
    example: 'legal@example.org',
  }),
});

/** The public policy whose promises are compared with the clocks. */
export const policy = orAlone(
  'repo',
  mapping({
    repo: key(text(REPO_PATH), {
      meaning: 'The public repo, where `policy` is a mapping.',
      example: 'example-org/.github',
    }),
    path: key(text({ ...FOLDER, expected: 'the path of a file' }), {
      meaning: 'The file in that repo.',
      default: 'SECURITY.md',
      example: 'docs/security.md',
      also: ['file'],
    }),
  }),
);

/** What anybody can write to; it is shown in public as it is. */
const publicContact: TextRule = {
  expected: 'an e-mail address, or an address that starts with https://',
  accepts: (written) =>
    /^[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+$/.test(written) ||
    (/^https:\/\/[\w.:/?&=%#~+-]+$/.test(written) && URL.canParse(written)),
};

/** What becomes of a public thread that was taken down, and where its placeholder leads. */
export const privatize = mapping({
  delete: key(oneOf(['nothing', 'comments', 'everything']), {
    meaning:
      'What may be deleted of a public issue or pull request that was taken down, once its copy in the store is verified. `everything` is also an issue of another owner itself, where the organisation allows that.',
    default: 'comments',
    example: 'nothing',
  }),
  branch: key(yesOrNo(), {
    meaning:
      'Whether the branch of such a pull request may be deleted, where it is in the same repo, has not moved on, is neither default nor protected, and no other open pull request needs it.',
    default: false,
    example: true,
  }),
  contact: key(text(publicContact), {
    meaning:
      'Where the public placeholder leads people, in repositories whose private vulnerability reporting is off.',
    without: 'no placeholder is posted there, and the team is told',
    example: 'security@example.org',
  }),
});
