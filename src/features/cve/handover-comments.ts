import { STORE_BRANCH, stateOf } from '../../case/stored-case.ts';
import type { BotComment, Context } from '../../engine/context.ts';
import { disclosedAt } from '../disclosure/posting.ts';
import { renderHandover } from './handover-text.ts';

/** A CNA other than GitHub, which publishes by itself, gets the record once the advisories are public. */
export function handoverComments({ stored, config, observed, scope }: Context): readonly BotComment[] {
  const { id } = stored.cve;
  const at = disclosedAt(stored);
  const isOurs =
    scope.has('announce') && stateOf(stored) === 'announcing' && config.cve.provider !== 'github';
  const path = `cases/${stored.number}/cve-cna.json`;
  if (!isOurs || id === null || at === undefined || !stored.records?.some((each) => each.path === path))
    return [];
  const folder = `${config.server}/${observed.repo.name}/blob/${STORE_BRANCH}/cases/${stored.number}`;
  const files = { url: `${folder}/cve-cna.json`, whole: `${folder}/cve.json` };
  const to = config.cve.contact ?? config.cve.cna;
  return [{ key: `handover/${id}`, at, body: renderHandover({ cve: id, ...files, to }) }];
}
