import type { Observed } from '../case/observed.ts';
import { asRead } from '../case/read.ts';
import type { StoredCase } from '../case/stored-case.ts';
import type { WantedReads } from '../case/wanted-reads.ts';
import { checkNamed } from './check-named.ts';
import type { Ports } from './observe-case.ts';
import { readAll, readEach } from './read-each.ts';
import { readNamedCases, readUses } from './read-uses.ts';

/** What is wanted of one thing each, all at once: the parts of what is observed that it changes. */
export async function readWanted(
  ports: Ports,
  wanted: WantedReads,
  observed: Observed,
  stored: StoredCase,
): Promise<Partial<Observed> & Pick<Observed, 'advisories'>> {
  const { github } = ports;
  const { conversation, uses, olderComments, named, ...read } = await readAll({
    advisories: wanted.advisories.length > 0 ? github.readAdvisories(wanted.advisories) : {},
    threads: readEach(wanted.threads, (url) => github.readThread(url, idOfThread(stored, url))),
    wholes: readEach(
      wanted.wholes,
      (query) => github.readWholeThread(query),
      ({ url }) => url,
    ),
    looks: readEach(wanted.looks, (url) => github.lookFromOutside(url)),
    reporting: readEach(wanted.reporting, (repo) => github.readPrivateReporting(repo)),
    runs: wanted.runs.length > 0 ? github.readRuns(wanted.runs) : {},
    conversation: wanted.conversation ? github.readConversation(wanted.conversation) : undefined,
    uses: wanted.uses ? readUses(github, observed.number).then(asRead) : observed.uses,
    people: wanted.people.length > 0 ? github.readPeople(wanted.people) : {},
    others: wanted.others.length > 0 ? readNamedCases(github, wanted.others) : {},
    files: readEach(
      wanted.files,
      ({ repo, path }) => github.readPolicy(repo, path),
      ({ repo, path }) => `${repo}/${path}`,
    ),
    named: wanted.named ? checkNamed(github, wanted.named) : undefined,
    olderComments: wanted.olderComments ? github.readOlderComments(wanted.olderComments) : undefined,
  });
  return {
    ...(wanted.conversation && conversation
      ? { conversations: { ...observed.conversations, [wanted.conversation.ghsa]: conversation } }
      : {}),
    uses,
    ...(olderComments ? { olderComments } : {}),
    ...(named ? { named } : {}),
    advisories: { ...observed.advisories, ...read.advisories },
    threads: { ...observed.threads, ...read.threads },
    wholes: { ...observed.wholes, ...read.wholes },
    looks: { ...observed.looks, ...read.looks },
    reporting: { ...observed.reporting, ...read.reporting },
    runs: { ...observed.runs, ...read.runs },
    people: { ...observed.people, ...read.people },
    others: { ...observed.others, ...read.others },
    files: { ...observed.files, ...read.files },
  };
}

const idOfThread = ({ takedowns }: StoredCase, url: string): string | undefined =>
  takedowns.find((item) => item.url === url)?.id;
