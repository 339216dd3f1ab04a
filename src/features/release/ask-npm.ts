import type { ObservedRelease } from '../../case/observed.ts';

/**
 * Whether npm may be asked about the package of a release before the disclosure. A look-up tells the registry which
 * package somebody cares about, so it waits for the public tag: from then on everybody's tools ask (design, section 5).
 */
export const isAskedOnNpm = (gate: { readonly npm: boolean }, { ecosystem, tag }: ObservedRelease): boolean =>
  gate.npm && ecosystem === 'npm' && tag !== null;
