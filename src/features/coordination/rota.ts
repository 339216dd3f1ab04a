import type { Actor } from '../../case/observed.ts';
import type { Config } from '../../config/config.ts';

/** What decides whom the rota names. */
export interface RotaQuestion {
  readonly members: readonly Actor[];
  /** Numeric ids of people who are not asked: the reporter, who was taken off, who coordinates already. */
  readonly barred: ReadonlySet<number>;
  readonly repo: string | null;
  readonly number: number;
  readonly now: string;
}

/**
 * The member whose turn a case is: in order of id, as often as their weight, starting with a different one for each
 * case, never anybody who is away or excepted. Undefined where nobody is left; then the whole team is told.
 */
export function pickCoordinator(
  { rota }: Pick<Config, 'rota'>,
  { members, barred, repo, number, now }: RotaQuestion,
): Actor | undefined {
  const day = now.slice(0, 10);
  const except = (rota.except[repo?.toLowerCase() ?? ''] ?? []).map((login) => login.toLowerCase());
  const shares = members
    .filter((member) => member.kind === 'user' && !barred.has(member.id))
    .filter(({ login }) => !except.includes(login.toLowerCase()))
    .filter(({ login }) => !isAway(rota.away, login, day))
    .toSorted((a, b) => a.id - b.id)
    .flatMap((member) => Array<Actor>(rota.weights[member.login.toLowerCase()] ?? 1).fill(member));
  return shares[number % Math.max(1, shares.length)];
}

const isAway = (away: Config['rota']['away'], login: string, day: string): boolean =>
  away.some(
    (each) => each.login.toLowerCase() === login.toLowerCase() && each.from <= day && day <= each.until,
  );
