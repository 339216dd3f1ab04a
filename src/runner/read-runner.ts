import { readFileSync } from 'node:fs';
import { getBooleanInput, getInput } from '@actions/core';
import { readServer } from '../text/server.ts';
import type { InputName } from './contract.ts';

/** What the runner tells a run about itself. */
export interface RunnerFacts {
  /** `owner/name` of the repo that the workflow runs in. */
  readonly repo: string;
  /** The address of the GitHub that it is on, without a slash at its end. */
  readonly server: string;
  /** Id and attempt: unique for every start of a run. */
  readonly run: string;
  readonly eventName: string;
  readonly event: Readonly<Record<string, unknown>>;
  /** Whether the run's own repo is public: its logs are then read by everybody. Null where the event does not say. */
  readonly isPublic: boolean | null;
  readonly ref: string;
}

/** An input or a piece of the environment that is missing or wrong: what, and what was expected. */
export class InputError extends Error {}

export function readRunner(environment: Readonly<NodeJS.ProcessEnv>): RunnerFacts {
  const repo = environment.GITHUB_REPOSITORY ?? '';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repo))
    throw new InputError('GITHUB_REPOSITORY is not set. Run this as a step of a GitHub workflow.');
  const event = readEvent(environment.GITHUB_EVENT_PATH);
  return {
    repo,
    server: readServer(environment.GITHUB_SERVER_URL),
    run: `${environment.GITHUB_RUN_ID ?? '0'}/${environment.GITHUB_RUN_ATTEMPT ?? '1'}`,
    eventName: environment.GITHUB_EVENT_NAME ?? '',
    event,
    isPublic: readIsPublic(event),
    ref: environment.GITHUB_REF ?? '',
  };
}

function readEvent(path: string | undefined): Readonly<Record<string, unknown>> {
  if (!path) return {};
  try {
    const event: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRecord(event) ? event : {};
  } catch {
    throw new InputError('The event that started this run (GITHUB_EVENT_PATH) cannot be read.');
  }
}

function readIsPublic(event: Readonly<Record<string, unknown>>): boolean | null {
  const repository = event.repository;
  if (!isRecord(repository) || typeof repository.private !== 'boolean') return null;
  return !repository.private;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const readInput = (name: InputName): string => getInput(name);

export function readDryRun(): boolean {
  try {
    return getInput('dry-run') === '' ? false : getBooleanInput('dry-run');
  } catch {
    throw new InputError('The input dry-run is neither true nor false.');
  }
}
