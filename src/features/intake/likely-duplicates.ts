import { createHash } from 'node:crypto';
import type { StoredCase } from '../../case/stored-case.ts';
import { findArtifacts, withoutJson } from './artifacts/find-artifacts.ts';
import { type FindingMarker, hashMarker } from './artifacts/finding-markers.ts';
import {
  compareFingerprints,
  type Fingerprint,
  isLikelyDuplicate,
  isSimilar,
  type Likeness,
  tellLikeness,
  weighLikeness,
} from './compare-fingerprints.ts';

export type { Fingerprint };

/** Something that is known already, by the name under which people find it. */
export interface KnownReport {
  /** `#12` for a case, `GHSA-…` for an advisory. */
  readonly what: string;
  readonly print: Fingerprint;
  /** Said beside it: its state, why it was dismissed. */
  readonly note: string | null;
  /** Number of its case, where that was dismissed or still may be. */
  readonly dismissible?: number;
}

export type Resemblance = NonNullable<StoredCase['resembles']>[number];

/** Reports that are told of, at most: a long list is read by nobody. */
const MOST_TOLD = 3;
/** Reports that are kept as similar: some of them will not be dismissed. */
const MOST_SIMILAR = 10;

/** The fingerprint of a report, or of what an advisory says. */
export function fingerprintOf(text: string, packages: readonly string[], repo: string | null): Fingerprint {
  const names = [
    ...new Set([...packages, ...(repo === null ? [] : [repo])].map((name) => name.toLowerCase())),
  ];
  const own = new Set(names.flatMap((name) => name.split(/[^a-z0-9]+/)));
  const parts = readParts(text, own);
  const markers = [...new Set(tellingMarkers(parts).map(hashMarker))].join(' ');
  return {
    packages: names,
    codes: hashAll(parts.codes, 60),
    links: hashAll(parts.links, 30),
    words: hashAll(parts.words, 150),
    weaknesses: [...parts.weaknesses].sort(),
    ...(markers === '' ? {} : { markers }),
  };
}

/** A number within the report says nothing about another one. */
const tellingMarkers = ({ markers }: Parts): readonly FindingMarker[] =>
  markers.filter(({ within }) => within !== 'report');

/**
 * What a new report resembles, most alike first, with the reason why. Precision before recall: two reports about one
 * package are alike only where they share what hardly anybody writes by chance.
 */
export const findResembling = (
  text: string,
  print: Fingerprint,
  known: readonly KnownReport[],
): readonly Resemblance[] => compareWith(text, print, known, isLikelyDuplicate).slice(0, MOST_TOLD);

/**
 * Reports that ask the team the same question, most alike first: what one of them was answered is a precedent for the other.
 * The package does not matter, since what the team treats as a vulnerability holds for all of them.
 */
export const findSimilar = (
  text: string,
  print: Fingerprint,
  known: readonly KnownReport[],
): readonly Resemblance[] => compareWith(text, print, known, isSimilar).slice(0, MOST_SIMILAR);

function compareWith(
  text: string,
  print: Fingerprint,
  known: readonly KnownReport[],
  isWanted: (likeness: Likeness) => boolean,
): readonly Resemblance[] {
  const own = new Set(print.packages.flatMap((name) => name.split(/[^a-z0-9]+/)));
  const shown = readParts(text, own);
  const index = new Map(
    [...shown.codes, ...shown.links, ...shown.words].map((each) => [hash(each), each] as const),
  );
  const markers = tellingMarkers(shown);
  return known
    .map((other) => ({ other, likeness: compareFingerprints(print, other.print, markers) }))
    .filter(({ likeness }) => isWanted(likeness))
    .toSorted((one, other) => weighLikeness(other.likeness) - weighLikeness(one.likeness))
    .map(({ other, likeness }) => ({
      what: other.what,
      same: likeness.same,
      why: [...tellLikeness(likeness, index), ...(other.note === null ? [] : [other.note])],
    }));
}

interface Parts {
  readonly codes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly weaknesses: ReadonlySet<string>;
  readonly markers: readonly FindingMarker[];
}

function readParts(report: string, own: ReadonlySet<string>): Parts {
  const brought = findArtifacts(report);
  const text = withoutJson(report, brought);
  const links = [...text.matchAll(/\bhttps?:\/\/[^\s<>()[\]"'`]+/g)]
    .filter(([url]) => url.length <= MOST_OF_A_NAME * 10)
    .map(([url]) => normaliseLink(url));
  const rest = text.replace(/\bhttps?:\/\/\S+/g, ' ').replace(NO_NAME, ' ');
  const codes = [...rest.matchAll(CODE)].map(([name]) => name.replace(/\($/, '')).filter(isTelling);
  const words = [...rest.toLowerCase().matchAll(/[a-z][a-z'-]{4,}/g)]
    .map(([word]) => stem(word))
    .filter((word) => word.length >= 4 && !COMMON_WORDS.has(word) && !own.has(word));
  return {
    codes: new Set(codes.filter((name) => !own.has(name.toLowerCase().replace(/\W.*$/, '')))),
    links: new Set(links.filter((url) => url !== undefined)),
    words: new Set(words),
    weaknesses: new Set(WEAKNESSES.filter(([, pattern]) => pattern.test(text)).map(([name]) => name)),
    markers: brought.markers,
  };
}

/** No name of anything is longer; what is, costs time that grows with its square. */
const MOST_OF_A_NAME = 200;
const NO_NAME = /[\w.$/-]{201,}/g;

/** Names that are written as code: `parseHeaders`, `req.baseUrl`, `max_depth`, `lib/read.js`, `CVE-2020-1234`. */
const CODE =
  /\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3}|[\w./-]+\.(?:m?[jt]sx?|c?js|json|go|py|rb|c)(?::\d+)?\b|[a-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+|[a-z]+[A-Z][\w$]*|[a-z]+_[a-z_]+)\b\(?/g;

/** Names that are in anybody's proof of concept. */
const COMMON_CODE =
  /^(?:console\.\w+|module\.exports|app\.\w+|router\.\w+|req\.\w+|res\.\w+|process\.\w+|http\.\w+|https\.\w+|path\.\w+|fs\.\w+|json\.\w+|object\.\w+|string\.\w+|array\.\w+|math\.\w+|date\.now|performance\.now|buffer\.\w+|index\.[jt]s|server\.[jt]s|app\.[jt]s|poc\.\w+|test\.\w+|exploit\.\w+|package\.json|node\.js|nodejs|github\.com|e\.g|i\.e|createserver|listen|settimeout|localhost|statuscode|usestate|__proto__|javascript|node_modules|example\.com|security\.md)$/i;

const isTelling = (name: string): boolean =>
  name.length >= 5 && !COMMON_CODE.test(name) && !/^\d/.test(name) && !/^[\d.]+$/.test(name);

/** Without what changes from one copy to another; undefined for addresses that are in any report. */
function normaliseLink(url: string): string | undefined {
  const bare = url
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/[.,;:!/]+$/, '');
  const path = bare.split('/').slice(1);
  if (COMMON_HOSTS.test(bare) || path.length === 0) return undefined;
  // The front page of a repository says nothing; a file, a commit, an issue of it does.
  return /^(github|gitlab)\.com\//.test(bare) && path.length < 4 ? undefined : bare;
}

const COMMON_HOSTS =
  /^(localhost|127\.|0\.0\.0\.0|example\.|[\w.-]*\.example|[\w.-]*owasp\.org|cwe\.mitre\.org|nvd\.nist\.gov|[\w.-]*wikipedia\.org|developer\.mozilla\.org|nodejs\.org|npmjs\.com|www\.first\.org|first\.org|docs\.)|evil|attacker/;

/** What a report says that is wrong, in words of the trade, so that two ways of saying it meet. */
const WEAKNESSES: readonly (readonly [string, RegExp])[] = [
  [
    'ReDoS',
    /\bre-?dos\b|regular expression denial|catastrophic backtrack|exponential backtrack|inefficient regular/i,
  ],
  ['prototype pollution', /prototype pollut|__proto__/i],
  ['XSS', /\bxss\b|cross[- ]site script/i],
  [
    'open redirect',
    /open redirect|redirect(ed|ion)? to (an? )?(untrusted|external|arbitrary|malicious|attacker)/i,
  ],
  ['path traversal', /(path|directory) traversal|\.\.\/\.\./i],
  ['SSRF', /\bssrf\b|server[- ]side request forg/i],
  ['SQL injection', /\bsql injection|\bsqli\b/i],
  ['command execution', /\brce\b|(remote|arbitrary) (code|command) execution|command injection/i],
  ['CSRF', /\bcsrf\b|cross[- ]site request forg/i],
  ['header injection', /header injection|response splitting|\bcrlf\b|request smuggling/i],
  ['memory leak', /memory leak|memory (is )?(never|not) (freed|released)|leaks? memory/i],
  [
    'uncaught exception',
    /uncaught (exception|error)|unhandled (exception|error|rejection)|crash(es|ed|ing)?\b/i,
  ],
  [
    'resource exhaustion',
    /resource (exhaustion|consumption)|out of memory|memory exhaustion|exhausts? (memory|cpu)/i,
  ],
  ['authentication bypass', /auth(entication|orization)? bypass|bypass(es|ing)? (the )?(auth|login|access)/i],
  ['information disclosure', /information (disclosure|leak|exposure)|sensitive (data|information)/i],
  ['cookie injection', /cookie (injection|name|path|domain)|out[- ]of[- ]bounds characters/i],
];

/** A rough stem: enough that `parsing`, `parses` and `parsed` meet. */
const stem = (word: string): string =>
  word.replace(/'s$|[-']+$/g, '').replace(/(?:ations?|ings?|ed|es|s|ly|er)$/, '');

/** Words of this trade and of every report, as stems. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  `about above access action actual advisory affect after again allow also although always amount another
  application applic appear around attack attacker available avail based because become before behavior behaviour being below
  between bypass cannot case cause certain change check class clean client close code comes common complete
  component concept concern condit configur confirm consider consum contain content control correct could craft create
  credit cause current data default denial deny depend describe descript detail detect develop different direct disclos
  disclosure does done during either enabl enough ensure error even event every exampl example execut exist expect exploit expos
  expression express failure field file fix fixed follow following found from function further gener given handl handle happen have header
  high however http https immediately impact implement important improper include includ including incorrect information
  inform inject input insert instead instance into invalid issue javascript just keep know known large later latest lead least length
  library libr like limit line link load local long made maintain maintainer make malicious many match maximum mean memory message
  method might mitig module more most multiple must need never node normal note number object occur older only
  operat option order origin other output over package parameter parse parser part patch path pattern payload perform please
  point poss possible potent potential prevent previous prior problem process produc product project proof proper prov
  provid public read reason receive recommend refer regular relat release remote remov replac report reproduc request
  requir require research resource respons response result return risk same script section secur security send sent server serve service
  setting several sever severity should show similar simple simply since single size small some source specif specific specially standard
  start state step still string such summary suppl support system take target terminat test than that their them then there
  therefore these they this those though thread through time token trigger typ under unless until untrust update upgrade upgrad
  usag user uses using utiliz valid value version very victim vuln vulner vulnerab vulnerabil vulnerability want warn when where whether which while
  will with within without word work workaround would write written your zero anywhere`
    .split(/\s+/)
    .flatMap((word) => [word, stem(word)]),
);

/** Seven hexadecimal digits: enough to tell apart what is in two reports, too few to read it back. */
const hash = (text: string): string =>
  createHash('sha256').update(text.toLowerCase()).digest('hex').slice(0, 7);

const hashAll = (texts: ReadonlySet<string>, most: number): string =>
  [...new Set([...texts].map(hash))].slice(0, most).join(' ');
