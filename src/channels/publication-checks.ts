import type { PublicationCheckPort } from '../case/channel-ports.ts';
import type { PublicationCheck, PublicationQuery } from '../case/publication-check.ts';
import { compareTold, type Told } from '../features/followup/compare-published.ts';
import type { AdvisoryFacts } from '../formats/records/facts.ts';
import { auditWithNpm } from './npm-audit.ts';
import { type ChannelAnswer, type Fetch, sendRequest } from './send-request.ts';

export interface PublicationCheckOptions {
  readonly fetch: Fetch;
  /** GitHub's global advisory as its REST API answers; null where there is none. */
  readonly readGlobalAdvisory: (ghsa: string) => Promise<unknown>;
  readonly audit?: typeof auditWithNpm;
}

/** Looks into public databases and pages; nothing but public ids goes there, and only after the disclosure. */
export function createPublicationChecks(options: PublicationCheckOptions): PublicationCheckPort {
  return { look: (query) => look(options, query) };
}

async function look(options: PublicationCheckOptions, query: PublicationQuery): Promise<PublicationCheck> {
  const { name, place, advisories, cve } = query;
  switch (name) {
    case 'github':
      return lookAll(advisories, async (facts) => {
        const answer = await options.readGlobalAdvisory(facts.ghsa).catch(() => undefined);
        if (answer === undefined) return 'unreachable';
        return answer === null ? 'missing' : toldByGitHub(answer);
      });
    case 'osv':
      return lookAll(advisories, async (facts) => {
        const sent = await get(options, `${place}/v1/vulns/${facts.ghsa}`);
        return readTold(sent, toldByOsv);
      });
    case 'cve': {
      const sent = await get(options, `${place}/api/cve/${cve ?? ''}`);
      return lookAll(advisories, async () => readTold(sent, (body) => toldByCve(body, cve)));
    }
    case 'npm':
      return (options.audit ?? auditWithNpm)(advisories);
    case 'post':
    case 'feed':
      return lookOnPage(await get(options, place), advisories);
  }
}

const get = ({ fetch }: PublicationCheckOptions, url: string): Promise<ChannelAnswer> =>
  sendRequest(fetch, { method: 'GET', url, headers: { accept: '*/*' } });

type Reading = Told | 'missing' | 'unreachable';

async function lookAll(
  advisories: readonly AdvisoryFacts[],
  read: (facts: AdvisoryFacts) => Promise<Reading>,
): Promise<PublicationCheck> {
  const found = { missing: [] as string[], differs: [] as string[], unreachable: [] as string[] };
  for (const facts of advisories) {
    const reading = await read(facts);
    if (reading === 'missing' || reading === 'unreachable') found[reading].push(facts.ghsa);
    else found.differs.push(...compareTold(facts, reading).map((each) => `${facts.ghsa}: ${each}`));
  }
  const kind = (['unreachable', 'missing', 'differs'] as const).find((each) => found[each].length > 0);
  return kind === undefined ? { kind: 'found' } : { kind, what: found[kind] };
}

function readTold(sent: ChannelAnswer, tell: (body: unknown) => Told | undefined): Reading {
  if (sent.kind === 'lost') return 'unreachable';
  if (sent.status === 404) return 'missing';
  return (sent.status === 200 ? tell(sent.body) : undefined) ?? 'unreachable';
}

/** A page tells of an advisory by its CVE or its GHSA id. */
function lookOnPage(sent: ChannelAnswer, advisories: readonly AdvisoryFacts[]): PublicationCheck {
  const ids = advisories.map(({ cve, ghsa }) => [ghsa, ...(cve === null ? [] : [cve])]);
  if (sent.kind === 'lost' || sent.status !== 200)
    return { kind: 'unreachable', what: ids.map(([ghsa = '']) => ghsa) };
  const missing = ids.filter((each) => !each.some((id) => sent.text.includes(id)));
  return missing.length === 0
    ? { kind: 'found' }
    : { kind: 'missing', what: missing.map((each) => each.join(' or ')) };
}

type Loose = { readonly [key: string]: Loose } | null | undefined;
const listOf = (value: unknown): readonly Loose[] => (Array.isArray(value) ? value : []);
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function toldByGitHub(body: unknown): Told {
  const advisory = body as Loose;
  return {
    ids: [wordOf(advisory?.ghsa_id), wordOf(advisory?.cve_id)],
    isWithdrawn: wordOf(advisory?.withdrawn_at) !== '',
    packages: listOf(advisory?.vulnerabilities).map((each) => ({
      ecosystem: wordOf(each?.package?.ecosystem),
      name: wordOf(each?.package?.name),
      patched: [wordOf(each?.first_patched_version)].filter((version) => version !== ''),
    })),
    references: null,
  };
}

function toldByOsv(body: unknown): Told | undefined {
  const record = body as Loose;
  if (wordOf(record?.id) === '') return undefined;
  return {
    ids: [wordOf(record?.id), ...listOf(record?.aliases).map(wordOf)],
    isWithdrawn: wordOf(record?.withdrawn) !== '',
    packages: listOf(record?.affected).map((each) => ({
      ecosystem: wordOf(each?.package?.ecosystem),
      name: wordOf(each?.package?.name),
      patched: listOf(each?.ranges).flatMap((range) =>
        listOf(range?.events)
          .map((event) => wordOf(event?.fixed))
          .filter((version) => version !== ''),
      ),
    })),
    references: null,
  };
}

/** Only published records count; a reserved one is not there yet for anybody. */
function toldByCve(body: unknown, cve: string | null): Told | undefined {
  const record = body as Loose;
  const state = wordOf(record?.cveMetadata?.state);
  if (state === '') return undefined;
  return {
    ids: [wordOf(record?.cveMetadata?.cveId), cve ?? ''],
    isWithdrawn: state === 'REJECTED',
    packages: null,
    references: listOf(record?.containers?.cna?.references).map((each) => wordOf(each?.url)),
  };
}
