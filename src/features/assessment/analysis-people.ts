import { parseCreditType } from '../../formats/cvss/severity.ts';
import { CREDIT_TYPES, type Credit, type CreditType } from '../../formats/records/facts.ts';
import { findNearestWord } from '../../text/nearest-word.ts';
import type { YamlPath } from '../../text/yaml.ts';
import { type AnalysisReader, describeValue } from './analysis-reader.ts';

const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,37}[A-Za-z0-9])?(?:_[A-Za-z0-9]+)?(?:\[bot\])?$/;

/** Reads `credits`: who is thanked, by GitHub login or by name. */
export function readCredits(reader: AnalysisReader): Credit[] {
  const expected = 'a list such as [{ login: octocat, type: reporter }]';
  const credits = reader.items(['credits'], expected).flatMap((path) => readCredit(reader, path));
  const seen = new Set<string>();
  for (const credit of credits) {
    const key = 'login' in credit ? credit.login.toLowerCase() : `name ${credit.name}`;
    if (seen.has(key))
      reader.note(['credits'], `${'login' in credit ? credit.login : credit.name} is credited twice.`);
    seen.add(key);
  }
  return credits;
}

function readCredit(reader: AnalysisReader, path: YamlPath): Credit[] {
  const expected = 'a credit: { login: octocat, type: reporter }, or name where there is no login';
  const alone = reader.text(path);
  if (alone !== undefined || reader.get(path) === undefined) {
    const login = alone?.replace(/^@/, '') ?? '';
    const suggestion = LOGIN.test(login) ? `{ login: ${login}, type: reporter }` : undefined;
    reader.problem(path, describeValue(alone), expected, suggestion);
    return [];
  }
  if (
    !reader.isMapping(path, ['login', 'name', 'type', 'as'], expected, {
      user: 'login',
      github: 'login',
      role: 'type',
    })
  )
    return [];
  const type = readType(reader, [...path, 'type']);
  const who = readWho(reader, path, expected);
  const as = readWish(reader, path);
  if (type === undefined || who === undefined) return [];
  if (as !== undefined && !('login' in who)) {
    reader.problem(
      [...path, 'as'],
      `${describeValue(as)} beside a name`,
      'as beside a login only: without one, the name is how they are called',
    );
  }
  return [{ ...who, type, ...(as !== undefined && 'login' in who ? { as } : {}) }];
}

/** How somebody with a login wishes to be named. */
function readWish(reader: AnalysisReader, path: YamlPath): string | undefined {
  const as = reader.text([...path, 'as']);
  if (as === undefined || (as.trim() !== '' && as.length <= 200 && !/\p{Cc}/u.test(as))) return as?.trim();
  reader.problem([...path, 'as'], describeValue(as), 'the name that they wish for on one line, or anonymous');
  return undefined;
}

function readWho(
  reader: AnalysisReader,
  path: YamlPath,
  expected: string,
): { login: string } | { name: string } | undefined {
  const login = reader.text([...path, 'login']);
  const name = reader.text([...path, 'name']);
  if ((login === undefined) === (name === undefined)) {
    reader.problem(path, login === undefined ? 'neither login nor name' : 'both login and name', expected);
    return undefined;
  }
  if (name !== undefined) {
    if (name.trim() !== '' && name.length <= 200 && !/\p{Cc}/u.test(name)) return { name };
    reader.problem([...path, 'name'], describeValue(name), 'a name on one line');
    return undefined;
  }
  const bare = login!.trim().replace(/^@/, '');
  const link = /^(?:https?:\/\/[\w.:-]+|github\.com)\/([A-Za-z0-9-]+)\/?$/.exec(bare)?.[1];
  if (LOGIN.test(bare)) {
    if (bare !== login)
      reader.note([...path, 'login'], `The login ${describeValue(login)} was read as ${bare}.`);
    return { login: bare };
  }
  reader.problem(
    [...path, 'login'],
    describeValue(login),
    'a GitHub login; name for somebody without one',
    link,
  );
  return undefined;
}

function readType(reader: AnalysisReader, path: YamlPath): CreditType | undefined {
  const text = reader.text(path);
  const type = text === undefined ? undefined : parseCreditType(text);
  if (type !== undefined) {
    if (type !== text) reader.note(path, `The credit type ${describeValue(text)} was read as ${type}.`);
    return type;
  }
  const near =
    text === undefined ? undefined : findNearestWord(text.trim().replace(/[\s-]+/g, '_'), CREDIT_TYPES);
  reader.problem(
    path,
    describeValue(reader.get(path)),
    `one of ${CREDIT_TYPES.join(', ')}`,
    near && `Did you mean ${near}?`,
  );
  return undefined;
}
