import { command } from '../../engine/command.ts';
import { statesFrom } from '../../process/table.ts';
import { keepSide } from './keep-side.ts';
import { recordAdvisory } from './record-advisory.ts';

interface Named {
  readonly repo: string;
  readonly ghsa: string;
}

const ADDRESS =
  /^https?:\/\/[\w.:-]+\/([\w.-]+\/[\w.-]+)\/security\/advisories\/(GHSA(?:-[0-9a-z]{4}){3})(?:[/#?]\S*)?$/i;

export const RECORD_ADVISORY = command<Named>({
  name: 'advisory',
  form: '/advisory URL',
  does: 'record an advisory that somebody made by hand for an affected repo',
  usedIn: statesFrom('valid', 'announcing'),
  parse: (_rest, [url = '']) => {
    const match = ADDRESS.exec(url);
    return match ? { repo: match[1]!, ghsa: `GHSA${match[2]!.slice(4).toLowerCase()}` } : undefined;
  },
  follow: (context, { repo, ghsa }) => recordAdvisory(context, repo, ghsa),
});

/** What is said of the case's advisories. */
export const ADVISORY_COMMANDS = [
  RECORD_ADVISORY,
  command<'analysis' | 'advisory'>({
    name: 'keep',
    form: '/keep analysis|advisory',
    does: 'say which is right after somebody changed the advisory by hand',
    choices: ['analysis', 'advisory'],
    usedIn: statesFrom('valid', 'closed'),
    parse: (_rest, [side]) => (side === 'analysis' || side === 'advisory' ? side : undefined),
    follow: keepSide,
  }),
] as const;
