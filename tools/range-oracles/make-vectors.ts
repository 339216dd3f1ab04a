/**
 * Asks the tools of the ecosystems about generated ranges and versions, and writes their answers to
 * test/formats/vectors/. Which tools are needed, and how they are found, is told in README.md.
 *
 *   node tools/range-oracles/make-vectors.ts [ECOSYSTEM …]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeRandom, type Random, SHAPES, type Shape } from './shapes.ts';

const HERE = import.meta.dirname;
const VECTORS = resolve(HERE, '../../test/formats/vectors');
const RANGES = 160;
const VERSIONS = 30;
const PAIRS = 700;

interface RangeVector {
  readonly range: string;
  /** Null where the tool does not read the range. */
  readonly inside: readonly string[] | null;
  readonly outside: readonly string[];
}

for (const [ecosystem, shape] of Object.entries(SHAPES)) {
  if (process.env.ECOSYSTEM && process.env.ECOSYSTEM !== ecosystem) continue;
  const { ranges, order } = ask(shape, makeRandom(17));
  mkdirSync(VECTORS, { recursive: true });
  const lines = [...ranges, ...order].map((line) => JSON.stringify(line));
  const head = JSON.stringify({ tool: run(shape.version, '').trim() });
  writeFileSync(resolve(VECTORS, `${ecosystem}.jsonl`), `${[head, ...lines].join('\n')}\n`);
  console.log(`${ecosystem}: ${ranges.length} ranges, ${order.length} pairs`);
}

function ask(shape: Shape, random: Random): { ranges: RangeVector[]; order: string[] } {
  const ranges = [...new Set(Array.from({ length: RANGES }, () => shape.range(random)))].sort();
  const questions = ranges.map((range) => ({
    range,
    versions: [...new Set(Array.from({ length: VERSIONS }, () => shape.member(random)))].sort(),
  }));
  const pairs = Array.from({ length: PAIRS }, () => [shape.member(random), shape.member(random)] as const);
  const asked = [
    ...questions.flatMap(({ range, versions }) => versions.map((version) => ['R', range, version])),
    ...pairs.map(([left, right]) => ['C', left, right]),
  ];
  const answers = run(shape.command, `${asked.map((line) => line.join('\t')).join('\n')}\n`).split('\n');
  let next = 0;
  const answered = questions.map(({ range, versions }): RangeVector => {
    const own = versions.map((version) => [version, answers[next++]] as const);
    if (own.some(([, answer]) => answer === 'x')) return { range, inside: null, outside: [] };
    const saying = (sign: string) => own.filter(([, answer]) => answer === sign).map(([version]) => version);
    return { range, inside: saying('1'), outside: saying('0') };
  });
  const order = pairs.flatMap(([left, right]) => {
    const sign = answers[next++];
    return sign === '?' ? [] : [`${left} ${sign} ${right}`];
  });
  return { ranges: shape.range(random) === '' ? [] : answered, order: [...new Set(order)].sort() };
}

function run(command: readonly string[], input: string): string {
  const [file = '', ...args] = command;
  return execFileSync(file, args, { cwd: HERE, input, encoding: 'utf8', maxBuffer: 1e8 });
}
