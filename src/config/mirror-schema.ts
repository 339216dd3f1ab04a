import * as v from 'valibot';
import type { MirrorConfig } from './config.ts';
import { REPO_PATH } from './names.ts';
import { mapping, type Reads, recordOf, text } from './written-values.ts';

const WORKFLOW = {
  expected: 'the file name of a workflow, such as prove-fix.yml',
  accepts: (words: string) => /^[\w.-]{1,100}\.ya?ml$/i.test(words),
};

/** Permanent private mirrors of project repos, in which fixes are made with checks. */
export const mirrors: Reads<MirrorConfig> = mapping(
  {
    repos: v.optional(
      recordOf(text(REPO_PATH), text(REPO_PATH), 'a mapping of project repo to its mirror, both owner/name'),
      {},
    ),
    workflow: v.optional(text(WORKFLOW), 'prove-fix.yml'),
  },
  { expected: 'a mapping of repos and workflow' },
);
