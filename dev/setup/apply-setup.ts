import { describeRefusal } from '../../src/github/error.ts';
import type { Transport } from '../../src/github/transport.ts';
import type { Step } from './plan-setup.ts';

export type Done =
  | { readonly step: Step; readonly kind: 'made' }
  | { readonly step: Step; readonly kind: 'refused'; readonly why: string };

/** Makes one thing after the other. One that is refused stops nothing but itself; a killed run is finished by the next. */
export async function applySetup(
  transport: Transport,
  token: string,
  steps: readonly Step[],
): Promise<readonly Done[]> {
  const done: Done[] = [];
  for (const step of steps) {
    const parameters = {
      ...step.parameters,
      ...(await digestOf(transport, token, step)),
      ...(step.forDefaultBranch ? { name: await readDefaultBranch(transport, token, step) } : {}),
    };
    const answer = await transport.send(token, {
      call: 'commit-store',
      repo: step.about,
      route: step.route,
      parameters,
      kind: 'write',
      repeatable: false,
    });
    const why = `${describeRefusal(answer.data)} (${answer.status})`;
    done.push(answer.status < 300 ? { step, kind: 'made' } : { step, kind: 'refused', why });
  }
  return done;
}

async function readDefaultBranch(
  transport: Transport,
  token: string,
  { parameters: { owner, repo }, about }: Step,
): Promise<string> {
  const answer = await transport.send(token, {
    call: 'read-visibility',
    repo: about,
    route: 'GET /repos/{owner}/{repo}',
    parameters: { owner, repo },
    kind: 'read',
    repeatable: true,
  });
  const { default_branch: branch } = (answer.data ?? {}) as { readonly default_branch?: unknown };
  return typeof branch === 'string' ? branch : 'main';
}

/** GitHub takes a change of a file only from somebody who knows what is there. */
async function digestOf(
  transport: Transport,
  token: string,
  { path, parameters: { owner, repo }, about }: Step,
): Promise<{ readonly sha?: string }> {
  if (path === undefined) return {};
  const answer = await transport.send(token, {
    call: 'read-visibility',
    repo: about,
    route: 'GET /repos/{owner}/{repo}/contents/{path}',
    parameters: { owner, repo, path },
    kind: 'read',
    repeatable: true,
  });
  const { sha } = (answer.data ?? {}) as { readonly sha?: unknown };
  return answer.status === 200 && typeof sha === 'string' ? { sha } : {};
}
