/** Hours of each unit of time that has a fixed length; a month or a year has none. */
const HOURS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24, week: 168 };
const SHORT: Readonly<Record<string, string>> = {
  m: 'minute',
  min: 'minute',
  h: 'hour',
  hr: 'hour',
  d: 'day',
  w: 'week',
  wk: 'week',
};
const WORDS = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(' ');
const PLAIN = new RegExp(
  `^(\\d+(?:\\.\\d+)?|${WORDS.join('|')})[\\s-]*(?:(business|working|calendar)[\\s-]+)?([a-z]*?)s?\\.?$`,
);

/**
 * A sentence on what to write where `written` is no whole number of `unit` (`days`, `members`), or undefined where
 * nothing is sure: a number is suggested only if all that was written is understood and `accepts` takes it.
 */
export function suggestNumber(
  written: string,
  accepts: (value: number) => boolean,
  unit: string | undefined,
): string | undefined {
  const amount = readAmount(written);
  if (amount === undefined) return undefined;
  const { count, name, isBusiness } = amount;
  const wanted = unit?.replace(/s$/, '') ?? '';
  const isCount = unit !== undefined && HOURS[wanted] === undefined && HOURS[name] === undefined;
  if (name === '' || name === wanted || isCount) {
    const rest = isBusiness ? ' Business days are set by days: business, in clocks.' : '';
    return accepts(count) ? `Write ${count} alone, without quotes or unit.${rest}` : undefined;
  }
  const [from, to] = [HOURS[name], HOURS[wanted]];
  if (from === undefined || to === undefined) return undefined;
  const converted = (count * from) / to;
  const [below, above] = [Math.floor(converted), Math.ceil(converted)];
  const choices = [...new Set([below, above])].filter(accepts);
  if (choices.length === 0) return undefined;
  const plural = count === 1 ? name : `${name}s`;
  return below === above
    ? `${count} ${plural} are ${below} ${unit}: write ${below}.`
    : `${count} ${plural} are no whole number of ${unit}: write ${choices.join(' or ')}.`;
}

/** `48h`, `2 days`, `two weeks`, `PT48H`: how many of what; `name` is empty where no unit was written. */
function readAmount(
  written: string,
): { readonly count: number; readonly name: string; readonly isBusiness: boolean } | undefined {
  const text = written.trim().toLowerCase();
  const iso = /^p(?:(\d+)([dw])|t(\d+)([hm]))$/.exec(text);
  const [, plain, kind, word = ''] = PLAIN.exec(text) ?? [];
  const [number, unit = ''] = iso ? [iso[1] ?? iso[3], iso[2] ?? iso[4]] : [plain, word];
  if (number === undefined) return undefined;
  const named = WORDS.indexOf(number);
  return {
    count: named < 0 ? Number(number) : named + 1,
    name: SHORT[unit] ?? unit,
    isBusiness: kind === 'business' || kind === 'working',
  };
}
