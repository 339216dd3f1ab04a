import { parseCvssMetrics } from './cvss-grammar.ts';

type Words = Readonly<Record<string, string>>;

const WORDS_3: Readonly<Record<string, Words>> = {
  AV: {
    N: 'reached over the network',
    A: 'reached from the neighbouring network',
    L: 'reached on the machine itself',
    P: 'reached by touching the machine',
  },
  AC: { L: 'easy to repeat', H: 'needs conditions that the attacker does not control' },
  PR: { N: 'no account needed', L: 'an ordinary account needed', H: 'an administrator account needed' },
  UI: { N: 'nobody has to do anything', R: 'somebody has to do something' },
  S: { U: 'stays inside the vulnerable component', C: 'reaches beyond the vulnerable component' },
  C: { H: 'all confidentiality lost', L: 'some confidentiality lost' },
  I: { H: 'all integrity lost', L: 'some integrity lost' },
  A: { H: 'availability lost', L: 'availability reduced' },
};

const WORDS_4: Readonly<Record<string, Words>> = {
  AV: WORDS_3.AV!,
  AC: { L: 'no built-in defence to get around', H: 'built-in defences to get around' },
  AT: { N: 'works in any deployment', P: 'works in some deployments only' },
  PR: WORDS_3.PR!,
  UI: {
    N: 'nobody has to do anything',
    P: 'somebody has to do something ordinary',
    A: 'somebody has to be talked into something unusual',
  },
  VC: { H: 'all confidentiality of the system lost', L: 'some confidentiality of the system lost' },
  VI: { H: 'all integrity of the system lost', L: 'some integrity of the system lost' },
  VA: { H: 'availability of the system lost', L: 'availability of the system reduced' },
  SC: {
    H: 'all confidentiality of systems behind it lost',
    L: 'some confidentiality of systems behind it lost',
  },
  SI: { H: 'all integrity of systems behind it lost', L: 'some integrity of systems behind it lost' },
  SA: { H: 'availability of systems behind it lost', L: 'availability of systems behind it reduced' },
  E: { A: 'attacks are known', P: 'a proof of concept exists', U: 'no exploit is known' },
};

/**
 * A vector in plain words for people who do not read vectors: how it is reached first, then what is lost.
 * Metrics that only adjust the score (temporal, environmental, supplemental) are counted, not told. Undefined for
 * what is no vector.
 */
export function renderCvssInWords(vector: string): string | undefined {
  const parsed = parseCvssMetrics(vector);
  if (parsed.kind === 'bad') return undefined;
  const words = parsed.version === '4.0' ? WORDS_4 : WORDS_3;
  const told: string[] = [];
  let harm = false;
  for (const [metric, values] of Object.entries(words)) {
    const said = values[parsed.metrics.get(metric) ?? ''];
    if (said === undefined) continue;
    told.push(said);
    if (/^[VS]?[CIA]$/.test(metric)) harm = true;
  }
  if (!harm) told.push('no harm to confidentiality, integrity or availability');
  const others = [...parsed.metrics].filter(([metric, value]) => !(metric in words) && value !== 'X').length;
  if (others > 0) told.push(`${others} further ${others === 1 ? 'metric' : 'metrics'}`);
  return told.join('; ');
}
