import type { Observed } from '../case/observed.ts';
import type { StoredCase } from '../case/stored-case.ts';
import type { WantedReads } from '../case/wanted-reads.ts';
import type { Ports } from './observe-case.ts';
import { readNamedCases, readUses } from './read-uses.ts';

/** What is wanted of one thing each, all at once. */
export async function readWanted(ports: Ports, wanted: WantedReads, observed: Observed, stored: StoredCase) {
  const { github } = ports;
  const [
    advisories,
    threads,
    wholes,
    looks,
    reporting,
    runs,
    conversation,
    uses,
    people,
    others,
    files,
    olderComments,
  ] = await Promise.all([
    wanted.advisories.length > 0 ? github.readAdvisories(wanted.advisories) : {},
    readEach(wanted.threads, (url) => github.readThread(url, idOfThread(stored, url))),
    readEach(
      wanted.wholes,
      (query) => github.readWholeThread(query),
      ({ url }) => url,
    ),
    readEach(wanted.looks, (url) => github.lookFromOutside(url)),
    readEach(wanted.reporting, (repo) => github.readPrivateReporting(repo)),
    wanted.runs.length > 0 ? github.readRuns(wanted.runs) : {},
    wanted.conversation ? github.readConversation(wanted.conversation) : undefined,
    wanted.uses ? readUses(github, observed.number) : observed.uses,
    wanted.people.length > 0 ? github.readPeople(wanted.people) : {},
    wanted.others.length > 0 ? readNamedCases(github, wanted.others) : {},
    readEach(
      wanted.files,
      ({ repo, path }) => github.readPolicy(repo, path),
      ({ repo, path }) => `${repo}/${path}`,
    ),
    wanted.olderComments ? github.readOlderComments(wanted.olderComments) : undefined,
  ]);
  return {
    advisories,
    threads,
    wholes,
    looks,
    reporting,
    runs,
    conversation,
    uses,
    olderComments,
    named: {
      people: { ...observed.people, ...people },
      others: { ...observed.others, ...others },
      files: { ...observed.files, ...files },
    },
  };
}

/** Each one read, under its name. */
async function readEach<Q, T>(
  list: readonly Q[],
  read: (query: Q) => Promise<T>,
  nameOf: (query: Q) => string = String,
): Promise<Readonly<Record<string, T>>> {
  return Object.fromEntries(
    await Promise.all(list.map(async (query) => [nameOf(query), await read(query)] as const)),
  );
}

const idOfThread = ({ takedowns }: StoredCase, url: string): string | undefined =>
  takedowns.find((item) => item.url === url)?.id;
