import type { Credit } from './facts.ts';

/** Names that stand for having none. */
export const NAMELESS =
  /^(?:an?\s+)?(?:anon(?:ymous)?|unknown|n\/?a|none|-)?(?:\s+(?:reporter|researcher|finder|user))?$/i;

/** Whether somebody asked not to be named: `as: anonymous`, or a name that is none. */
export function isAnonymous(credit: Credit): boolean {
  const shown = 'login' in credit ? credit.as : credit.name;
  return shown !== undefined && NAMELESS.test(shown.trim());
}

/**
 * Credits as people wish to be named: anyone who is in `asked` with `as` has that name instead of the login; anyone who wishes to
 * stay anonymous is left out.
 */
export function nameAsAsked(credits: readonly Credit[], asked: readonly Credit[]): readonly Credit[] {
  return credits.flatMap((credit): readonly Credit[] => {
    const wish = 'login' in credit ? findWish(credit.login, asked) : undefined;
    if (isAnonymous(credit) || (wish && isAnonymous(wish))) return [];
    if (wish?.as !== undefined) return [{ name: wish.as, type: credit.type }];
    return [credit];
  });
}

type LoginCredit = Extract<Credit, { readonly login: string }>;

function findWish(login: string, asked: readonly Credit[]): LoginCredit | undefined {
  return asked.find(
    (each): each is LoginCredit =>
      'login' in each && each.as !== undefined && each.login.toLowerCase() === login.toLowerCase(),
  );
}
