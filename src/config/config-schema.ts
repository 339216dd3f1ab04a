import * as v from 'valibot';
import { blog } from './blog-schema.ts';
import { channels } from './channel-schema.ts';
import { holds } from './hold-schema.ts';
import { labelRenames } from './label-schema.ts';
import { mirrors } from './mirror-schema.ts';
import { READER_LOGIN, REPO_NAME } from './names.ts';
import { ownerAlone, owners, refuseContradiction, repos, team } from './owner-schema.ts';
import { gate, leakWatch, release } from './release-schema.ts';
import { rota } from './rota-schema.ts';
import {
  clocks,
  confirmations,
  cve,
  exploited,
  intake,
  policy,
  privatize,
  templates,
} from './section-schema.ts';
import { seen } from './seen-schema.ts';
import {
  distinctListOf,
  isMapping,
  mapping,
  pathTo,
  says,
  text,
  wholeNumber,
  yesOrNo,
} from './written-values.ts';

/** What the rest of the project knows and a configuration may name. */
export interface KnownWords {
  /** Canonical ids of all labels of the process. */
  readonly labels: readonly string[];
  /** Keys of all texts that can be replaced; left out, any well-formed key is taken. */
  readonly templates?: readonly string[];
}

const BESIDE_SECRET =
  'Apps, tokens and addresses are inputs of the workflow, beside their secret: any committer may edit this file.';

const SYNONYMS = {
  org: 'Did you mean owner?',
  orgs: 'Did you mean owners?',
  organization: 'Did you mean owner?',
  organisation: 'Did you mean owner?',
  organizations: 'Did you mean owners?',
  organisations: 'Did you mean owners?',
  site: 'Did you mean blog?',
  website: 'Did you mean blog?',
  deadlines: 'Did you mean clocks?',
  timers: 'Did you mean clocks?',
  social: 'Did you mean channels?',
  messages: 'Did you mean templates?',
  except: 'Did you mean exclude?',
  confirm: 'Did you mean confirmations?',
  releases: 'Did you mean release?',
  leaks: 'Did you mean leakWatch?',
  apps: BESIDE_SECRET,
  app: BESIDE_SECRET,
  token: BESIDE_SECRET,
  tokens: BESIDE_SECRET,
  secrets: BESIDE_SECRET,
  webhook: BESIDE_SECRET,
};

/** The whole file, with every default filled in that does not depend on another key. */
export function configSchema(known: KnownWords) {
  return v.pipe(
    mapping(
      {
        version: v.optional(v.literal(1, says({ expected: '1' })), 1),
        owner: v.optional(ownerAlone),
        owners: v.optional(owners),
        repos: v.optional(repos),
        exclude: v.optional(distinctListOf(text(REPO_NAME), 'a list of repo names')),
        team,
        readers: v.optional(distinctListOf(text(READER_LOGIN), 'a list of logins'), []),
        labels: v.optional(labelRenames(known.labels), {}),
        clocks: v.optional(clocks, {}),
        confirmations: v.optional(confirmations, {}),
        cve: v.optional(cve, 'manual'),
        blog: v.optional(blog),
        channels: v.optional(channels, []),
        templates: v.optional(templates(known.templates), {}),
        intake: v.optional(intake, {}),
        gate: v.optional(gate, {}),
        exploited: v.optional(exploited, {}),
        policy: v.optional(policy),
        board: v.optional(yesOrNo(), false),
        digest: v.optional(wholeNumber(0, 23, 'hours'), 8),
        rota: v.optional(rota, {}),
        privatize: v.optional(privatize, {}),
        release: v.optional(release, {}),
        leakWatch: v.optional(leakWatch, []),
        holds: v.optional(holds, {}),
        mirrors: v.optional(mirrors, {}),
        seen: v.optional(seen),
      },
      {
        expected: 'a mapping with at least owner and team',
        missing: { team: 'the team that handles reports: slug or owner/slug' },
        synonyms: SYNONYMS,
      },
    ),
    refuseContradiction(),
    checkOwnerKeys(),
  );
}

/** `owner` with `repos` and `exclude` beside it, or `owners` with theirs inside: one of the two ways. */
function checkOwnerKeys<T extends object>() {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    const written: unknown = dataset.value;
    if (!isMapping(written)) return;
    const refuse = (key: string, found: string, expected: string) =>
      addIssue({ message: says({ found, expected }), path: [pathTo(written, key)] });
    if (!('owner' in written) && !('owners' in written)) {
      refuse('owner', 'nothing', 'the login of the organisation or user whose repos these are');
    }
    if (!('owners' in written)) return;
    if ('owner' in written) refuse('owners', 'owners beside owner', 'one of the two');
    for (const key of ['repos', 'exclude']) {
      if (key in written) refuse(key, `${key} beside owners`, `${key} inside the owner it is meant for`);
    }
  });
}
