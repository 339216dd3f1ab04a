import {
  type Fingerprint,
  findResembling,
  fingerprintOf,
} from '../../../src/features/intake/likely-duplicates.ts';
import { itWithCases, listCases, readCase } from '../../formats/real-cases.ts';
import { LABELLED, type LabelledReport } from './duplicates-set.ts';

const printOf = (report: LabelledReport): Fingerprint => fingerprintOf(report.text, [report.package], null);

function isFound(report: LabelledReport, other: LabelledReport): boolean {
  const known = [{ what: '#1', print: printOf(other), note: null }];
  return findResembling(report.text, printOf(report), known).length > 0;
}

/** Every ordered pair of different reports: how many were told of, and rightly. */
function measure(reports: readonly LabelledReport[]) {
  const pairs = reports.flatMap((one) =>
    reports.filter((other) => other !== one).map((other) => ({ one, other })),
  );
  const told = pairs.filter(({ one, other }) => isFound(one, other));
  const right = told.filter(({ one, other }) => one.flaw === other.flaw);
  const same = pairs.filter(({ one, other }) => one.flaw === other.flaw);
  return {
    precision: right.length / told.length,
    recall: right.length / same.length,
    wrong: told
      .filter((each) => !right.includes(each))
      .map(({ one, other }) => `${one.flaw} ~ ${other.flaw}`),
  };
}

describe('likely duplicates', () => {
  it('are told of only where they are some: precision before recall, on a labelled set', () => {
    const { precision, recall, wrong } = measure(LABELLED);
    expect({ precision, wrong }).toEqual({ precision: 1, wrong: [] });
    expect(recall).toBeGreaterThanOrEqual(0.6);
  });

  it('come with the reason why', () => {
    const [one, other] = LABELLED as [LabelledReport, LabelledReport];
    const [found] = findResembling(one.text, printOf(one), [
      { what: '#7', print: printOf(other), note: 'its state is invalid' },
    ]);
    expect(found?.what).toBe('#7');
    expect(found?.why.join('\n')).toMatch(/both about tinyquery[\s\S]*parseKeys[\s\S]*its state is invalid/);
  });

  it('are the same report by another channel where nearly all of the words are, whatever the form says', () => {
    const [one] = LABELLED as [LabelledReport];
    const mailed = fingerprintOf(`Forwarded:\n\n${one.text}`, [], null);
    const [found] = findResembling(one.text, printOf(one), [{ what: '#7', print: mailed, note: null }]);
    expect(found).toMatchObject({ what: '#7', same: true });
  });

  it('are never two reports about different packages', () => {
    const [one] = LABELLED as [LabelledReport];
    const copied = fingerprintOf(one.text, ['otherpackage'], 'example-org/otherpackage');
    expect(findResembling(one.text, printOf(one), [{ what: '#7', print: copied, note: null }])).toEqual([]);
  });

  it('leave no word of the report in what is kept', () => {
    for (const report of LABELLED) {
      const { codes, links, words } = printOf(report);
      expect(`${codes} ${links} ${words}`).toMatch(/^[0-9a-f ]*$/);
    }
  });

  itWithCases('are found between advisory and CVE record of real flaws, and hardly anywhere else', () => {
    const { precision, recall } = measure(readReal());
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.8);
  });
});

interface RawOsv {
  readonly id: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  readonly affected?: readonly { readonly package?: { readonly name: string } }[];
}

interface RawCve {
  readonly cveMetadata: { readonly cveId: string };
  readonly containers: {
    readonly cna: { readonly title?: string; readonly descriptions?: readonly { readonly value: string }[] };
  };
}

/** The same real flaw told twice, by the database and by the CNA. */
function readReal(): readonly LabelledReport[] {
  const told = listCases('advisories/osv')
    .filter((name) => name.endsWith('.json'))
    .map((name): LabelledReport => {
      const raw = JSON.parse(readCase(`advisories/osv/${name}`)) as RawOsv;
      const flaw = raw.aliases?.find((alias) => alias.startsWith('CVE')) ?? raw.id;
      const text = `${raw.summary ?? ''}\n\n${raw.details ?? ''}`;
      return { flaw, package: raw.affected?.[0]?.package?.name ?? flaw, text };
    });
  const retold = listCases('advisories/cve')
    .filter((name) => /^CVE-\d+-\d+\.json$/.test(name))
    .map((name): LabelledReport => {
      const raw = JSON.parse(readCase(`advisories/cve/${name}`)) as RawCve;
      const { cveId: flaw } = raw.cveMetadata;
      const { title, descriptions } = raw.containers.cna;
      const text = `${title ?? ''}\n\n${descriptions?.[0]?.value ?? ''}`;
      return { flaw, package: told.find((each) => each.flaw === flaw)?.package ?? flaw, text };
    });
  return [...told, ...retold];
}
