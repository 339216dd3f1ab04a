/** Runs an action of `dist/` as a runner would, timed from spawn to exit. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/action-files.ts';
import { type ChildResult, runAction } from '../rehearsal/child-run.ts';

export interface ActionStart {
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly inputs: Readonly<Record<string, string>>;
  /** `GITHUB_*` beside those that every run has. */
  readonly github: Readonly<Record<string, string>>;
  /** Modules that Node loads first. */
  readonly imports?: readonly string[];
}

export function startAction(name: string, start: ActionStart): Promise<ChildResult> {
  const imports = (start.imports ?? []).map((path) => `--import=${pathToFileURL(path)}`);
  return runAction({
    main: join(ROOT, 'dist', `${name}.js`),
    inputs: start.inputs,
    event: start.event,
    github: describeRun(start.event.name, start.github),
    machine: imports.length > 0 ? { NODE_OPTIONS: imports.join(' ') } : {},
  });
}

/** `GITHUB_*` of a run by this event. */
export const describeRun = (
  event: string,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_EVENT_NAME: event,
  GITHUB_ACTOR: 'rosa-member',
  GITHUB_WORKFLOW: 'Security process',
  GITHUB_JOB: 'conduct',
  GITHUB_ACTION: '__run',
  GITHUB_RUN_ID: '9000000001',
  GITHUB_RUN_NUMBER: '1',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_SHA: '0'.repeat(40),
  ...more,
});
