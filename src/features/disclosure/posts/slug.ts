/**
 * Anchors as the site makes them from headings (the form of github-slugger, which Astro and GitHub use):
 * lower case, punctuation dropped, each space a hyphen.
 */
export function renderSlug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** The anchors of all headings of one page, in order; a repeated one is counted `-1`, `-2`. */
export function planSlugs(headings: readonly string[]): readonly string[] {
  const taken = new Map<string, number>();
  return headings.map((heading) => {
    const plain = renderSlug(heading);
    let slug = plain;
    let count = taken.get(plain) ?? 0;
    while (taken.has(slug)) slug = `${plain}-${++count}`;
    taken.set(plain, count);
    taken.set(slug, taken.get(slug) ?? 0);
    return slug;
  });
}
