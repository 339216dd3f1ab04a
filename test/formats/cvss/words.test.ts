import {
  parseCreditType,
  parseSeverity,
  renderCveCreditType,
  renderCveSeverity,
  renderGhsaSeverity,
  renderOsvCreditType,
  renderPostSeverity,
  SEVERITIES,
  suggestSeverity,
} from '../../../src/formats/cvss/severity.ts';
import { parseCwe } from '../../../src/formats/records/cwe.ts';
import {
  ecosystemFromOsv,
  ecosystemToOsv,
  renderPackageUrl,
  suggestEcosystem,
} from '../../../src/formats/records/ecosystem-names.ts';
import { CREDIT_TYPES, ECOSYSTEMS } from '../../../src/formats/records/facts.ts';

describe('severity words', () => {
  it.each([
    ['MODERATE', 'medium'],
    ['MEDIUM', 'medium'],
    [' Moderate ', 'medium'],
    ['Critical', 'critical'],
    ['none', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%j means %s', (word, expected) => {
    expect(parseSeverity(word)).toBe(expected);
  });

  it('are understood again in every form in which they are written', () => {
    for (const severity of SEVERITIES) {
      for (const render of [renderGhsaSeverity, renderCveSeverity, renderPostSeverity]) {
        expect(parseSeverity(render(severity))).toBe(severity);
      }
    }
    expect(renderGhsaSeverity('medium')).toBe('MODERATE');
    expect(renderPostSeverity('medium')).toBe('Medium');
  });

  it('are suggested where a slip was made', () => {
    expect([suggestSeverity('hihg'), suggestSeverity('moderat'), suggestSeverity('banana')]).toEqual([
      'high',
      'medium',
      undefined,
    ]);
  });
});

describe('credit types', () => {
  it('are understood again in every form in which they are written', () => {
    for (const type of CREDIT_TYPES) {
      expect([
        parseCreditType(renderCveCreditType(type)),
        parseCreditType(renderOsvCreditType(type)),
      ]).toEqual([type, type]);
    }
    expect(parseCreditType('friend')).toBeUndefined();
  });
});

describe('ecosystems', () => {
  it('are named in OSV and back', () => {
    for (const ecosystem of ECOSYSTEMS.filter((one) => one !== 'other')) {
      expect(ecosystemFromOsv(ecosystemToOsv(ecosystem)!)).toBe(ecosystem);
    }
    expect([ecosystemFromOsv('Debian:12'), ecosystemFromOsv(''), ecosystemToOsv('other')]).toEqual([
      'other',
      'other',
      null,
    ]);
  });

  it('are suggested by the names that people use', () => {
    expect(['PyPI', 'nodejs', 'nmp', 'Packagist', 'cobol'].map(suggestEcosystem)).toEqual([
      'pip',
      'npm',
      'npm',
      'composer',
      undefined,
    ]);
  });

  it('have package URLs', () => {
    expect(renderPackageUrl('npm', '@babel/traverse')).toBe('pkg:npm/%40babel/traverse');
    expect(renderPackageUrl('maven', 'org.example:core')).toBe('pkg:maven/org.example/core');
    expect(renderPackageUrl('other', 'x')).toBeNull();
    expect(renderPackageUrl('pip', 'Example_Tool')).toBe('pkg:pypi/example-tool');
    expect(renderPackageUrl('go', 'example.org/Widget')).toBe('pkg:golang/example.org/widget');
    expect(renderPackageUrl('nuget', 'Example.Widget')).toBe('pkg:nuget/Example.Widget');
  });
});

describe('CWE ids', () => {
  it.each([
    ['CWE-405', { kind: 'ok', id: 'CWE-405', changed: false }],
    ['cwe-79', { kind: 'ok', id: 'CWE-79', changed: true }],
    ['405', { kind: 'bad', suggestion: 'CWE-405' }],
    ['CWE405', { kind: 'bad', suggestion: 'CWE-405' }],
    ['CWE-405: Amplification', { kind: 'bad', suggestion: 'CWE-405' }],
    ['CWE-0', { kind: 'bad' }],
    ['CWE-', { kind: 'bad' }],
    ['XSS', { kind: 'bad' }],
    ['79.5', { kind: 'bad' }],
  ])('%s', (text, expected) => {
    expect(parseCwe(text)).toEqual(expected);
  });
});
