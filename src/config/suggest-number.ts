/** Hours of each unit of time that has a fixed length; a month or a year has none. */
const HOURS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24, week: 168 };
const SHORT: Readonly<Record<string, string>> = { min: 'minute', h: 'hour', hr: 'hour', d: 'day', w: 'week' };
/** Numbers that people write as words, from one on. */
export const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen'.split(' ');
const PLAIN = new RegExp(
  `^(\\d+(?:\\.\\d+)?|${NUMBER_WORDS.join('|')})[\\s-]*(?:(business|working|calendar)[\\s-]+)?([a-z]*?)s?\\.?$`,
);

/**
 * A sentence on what to write where `written` is no whole number of `unit` (`days`, `members`), or undefined where
 * none would help. A number is named only if all that was written is understood and `accepts` takes the number.
 */
export function suggestNumber(
  written: string,
  accepts: (value: number) => boolean,
  unit: string | undefined,
): string | undefined {
  const amount = readAmount(written);
  if (unit === undefined) return amount?.name === '' ? suggestAlone(amount, accepts) : undefined;
  if (amount === undefined) return /\d/.test(written) ? `Write the number of ${unit} alone.` : undefined;
  const wanted = unit.replace(/s$/, '');
  const [from, to] = [HOURS[amount.name], HOURS[wanted]];
  if (amount.name === '' || amount.name === wanted || (from === undefined && to === undefined))
    return suggestAlone(amount, accepts);
  if (from === undefined || to === undefined) return `Write the number of ${unit} alone.`;
  const converted = (amount.count * from) / to;
  const [below, above] = [Math.floor(converted), Math.ceil(converted)];
  const choices = [...new Set([below, above])].filter(accepts);
  if (choices.length === 0) return undefined;
  const said = `${countOf(amount.count, amount.name)} ${amount.count === 1 ? 'is' : 'are'}`;
  return below === above
    ? `${said} ${countOf(below, wanted)}: write ${below}.`
    : `${said} no whole number of ${unit}: write ${choices.join(' or ')}.`;
}

const countOf = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`;

function suggestAlone(
  { count, isBusiness }: Amount,
  accepts: (value: number) => boolean,
): string | undefined {
  const rest = isBusiness ? ' Business days are set by days: business, in clocks.' : '';
  return accepts(count) ? `Write ${count} alone, without quotes or unit.${rest}` : undefined;
}

/** How many of what; `name` is empty where no unit was written. */
interface Amount {
  readonly count: number;
  readonly name: string;
  readonly isBusiness: boolean;
}

/** `48h`, `2 business days`, `two weeks`, `PT48H`. */
function readAmount(written: string): Amount | undefined {
  const text = written.trim().toLowerCase();
  const iso = /^p(?:(\d+)([dw])|t(\d+)(h))$/.exec(text);
  const [, plain, kind, word = ''] = PLAIN.exec(text) ?? [];
  const [number, unit = ''] = iso ? [iso[1] ?? iso[3], iso[2] ?? iso[4]] : [plain, word];
  if (number === undefined) return undefined;
  const named = NUMBER_WORDS.indexOf(number);
  return {
    count: named < 0 ? Number(number) : named + 1,
    name: SHORT[unit] ?? unit,
    isBusiness: kind === 'business' || kind === 'working',
  };
}
