import { readFileSync } from 'node:fs';
import { fromOpenApi } from '../../dev/embedded-github/from-openapi.ts';
import { operations } from '../../dev/embedded-github/modelled-operations.ts';
import { createOverlayUse } from '../../dev/embedded-github/overlay.ts';
import { overlayEntries as overlay } from '../../dev/embedded-github/overlay-entries.ts';
import { createSchemaCheck, readRestExtract } from '../../dev/embedded-github/schema-check.ts';

const check = createSchemaCheck();
const issues = '/repos/{owner}/{repo}/issues';
const advisories = '/repos/{owner}/{repo}/security-advisories';
const vulnerability = {
  package: { ecosystem: 'npm', name: 'body-parser' },
  vulnerable_version_range: '< 1.20.3',
};
const advisory = { summary: 's', description: 'd', severity: 'high', vulnerabilities: [vulnerability] };

function at(problems: readonly { readonly path: string }[]): string[] {
  return problems.map((problem) => problem.path);
}

describe('requests', () => {
  it('passes what GitHub documents', () => {
    expect(check.request('POST', issues, { title: 'a', labels: ['x', { name: 'y' }] })).toEqual([]);
    expect(check.request('POST', advisories, advisory)).toEqual([]);
    expect(check.request('PATCH', `${advisories}/{ghsa_id}`, { cve_id: null, state: 'draft' })).toEqual([]);
  });
  it('does not care how path variables are called', () => {
    expect(check.request('post', '/repos/{o}/{r}/issues', { title: 'a' })).toEqual([]);
    expect(check.knows('GET', '/repos/{o}/{r}/issues/{n}')).toBe(true);
  });
  it('refuses unknown fields, also nested ones and inside alternatives', () => {
    expect(at(check.request('POST', issues, { title: 'a', nonsense: 1 }))).toEqual(['/nonsense']);
    expect(at(check.request('POST', issues, { title: 'a', labels: [{ name: 'y', colour: 'red' }] }))).toEqual(
      ['/labels/0/colour'],
    );
    const nested = {
      ...advisory,
      vulnerabilities: [{ ...vulnerability, package: { ecosystem: 'npm', nam: 'x' } }],
    };
    expect(at(check.request('POST', advisories, nested))).toEqual(['/vulnerabilities/0/package/nam']);
  });
  it.each([
    ['missing description', { ...advisory, description: undefined }],
    ['unknown severity', { ...advisory, severity: 'awful' }],
    ['unknown ecosystem', { ...advisory, vulnerabilities: [{ package: { ecosystem: 'npmjs', name: 'x' } }] }],
    ['withdrawn by API', { state: 'withdrawn' }],
  ])('refuses %s', (_what, body) => {
    const update = 'state' in body;
    const template = update ? `${advisories}/{ghsa_id}` : advisories;
    const sent = JSON.parse(JSON.stringify(body));
    expect(check.request(update ? 'PATCH' : 'POST', template, sent).length).toBeGreaterThan(0);
  });
  it('asks for a body where one is required, and for none where there is none', () => {
    expect(check.request('POST', issues, undefined)).toEqual([{ path: '', message: 'a body is required' }]);
    expect(check.request('POST', `${advisories}/{ghsa_id}/cve`, undefined)).toEqual([]);
    expect(at(check.request('POST', `${advisories}/{ghsa_id}/cve`, { reason: 'x' }))).toEqual(['/reason']);
  });
  it('says which list an unlisted operation is missing in', () => {
    expect(check.request('GET', '/emojis', undefined)[0]?.message).toContain('modelled-operations.ts');
  });
  it('names query parameters that do not exist', () => {
    expect(check.unknownQuery('GET', issues, ['state', 'per_page', 'lables'])).toEqual(['lables']);
  });
});

describe('responses', () => {
  const label = {
    id: 1,
    node_id: 'x',
    url: 'http://h/l',
    name: 'n',
    color: 'f',
    default: false,
    description: null,
  };
  it('passes a documented answer and finds drift', () => {
    expect(check.response('GET', '/repos/{owner}/{repo}/labels/{name}', 200, label)).toEqual([]);
    expect(
      at(check.response('GET', '/repos/{owner}/{repo}/labels', 200, [{ ...label, color: null }])),
    ).toEqual(['/0/color']);
    expect(at(check.response('GET', '/repos/{owner}/{repo}/labels', 200, [{ ...label, extra: 1 }]))).toEqual([
      '/0/extra',
    ]);
  });
  it('refuses undocumented statuses, except those that any route gives', () => {
    expect(check.response('GET', '/repos/{owner}/{repo}/labels', 418, {})).toHaveLength(1);
    expect(check.response('GET', '/repos/{owner}/{repo}/labels', 403, { message: 'no' })).toEqual([]);
  });
  it('has no body where none is documented', () => {
    expect(check.response('DELETE', '/repos/{owner}/{repo}/labels/{name}', 204, undefined)).toEqual([]);
    expect(check.response('DELETE', '/repos/{owner}/{repo}/labels/{name}', 204, {})).toHaveLength(1);
  });
  it('holds timeline events to the fields of their kind', () => {
    const timeline = '/repos/{owner}/{repo}/issues/{issue_number}/timeline';
    expect(check.response('GET', timeline, 200, [{ event: 'labeled' }]).length).toBeGreaterThan(0);
  });
});

describe('the overlay', () => {
  it('adds the comments of advisories', () => {
    expect(check.request('POST', `${advisories}/{ghsa_id}/comments`, { body: 'x' })).toEqual([]);
    expect(check.request('POST', `${advisories}/{ghsa_id}/comments`, {})).toHaveLength(1);
    expect(check.knows('DELETE', `${advisories}/{ghsa_id}/comments/{comment_id}`)).toBe(false);
  });
  it('knows the permission key that GitHub does not publish', () => {
    const tokens = '/app/installations/{installation_id}/access_tokens';
    expect(check.request('POST', tokens, { permissions: { repository_advisories: 'write' } })).toEqual([]);
    expect(at(check.request('POST', tokens, { permissions: { repository_advisory: 'write' } }))).toEqual([
      '/permissions/repository_advisory',
    ]);
  });
  it('records unverified behaviour that a request leans on, and only that', () => {
    const use = createOverlayUse();
    const operation = `PATCH ${advisories}/{ghsa_id}`;
    use.useOf({ operation, body: { state: 'published' }, tokenKind: 'classic' });
    use.useOf({ operation: `GET ${advisories}`, body: undefined, tokenKind: 'installation' });
    use.use('cvss-v4-vector');
    expect(use.usedUnverified()).toEqual([]);
    use.useOf({ operation, body: { state: 'published' }, tokenKind: 'installation' });
    expect(use.usedUnverified()).toEqual(['advisory-published-by-app']);
    expect(() => use.use('no-such-entry')).toThrow(/overlay.ts/);
  });
  it('names every entry once, with a source', () => {
    expect(new Set(overlay.map((entry) => entry.id)).size).toBe(overlay.length);
    expect(overlay.filter((entry) => entry.source === '')).toEqual([]);
  });
});

describe('the extract', () => {
  it('holds every listed operation and every component that is referred to', () => {
    const rest = readRestExtract();
    expect(operations.filter((name) => rest.operations[name] === undefined)).toEqual([]);
    const text = JSON.stringify(rest);
    const wanted = new Set([...text.matchAll(/rest#\/\$defs\/([\w-]+)/g)].map((match) => match[1] as string));
    expect([...wanted].filter((name) => rest.$defs[name] === undefined)).toEqual([]);
  });
  it('stays small and free of prose', () => {
    const text = readFileSync(new URL('../../dev/embedded-github/schema/rest.json', import.meta.url), 'utf8');
    expect(text.length).toBeLessThan(400_000);
    expect(text).not.toMatch(/https?:\/\//);
  });
  it('translates nullable in all its forms', () => {
    expect(fromOpenApi({ type: 'string', nullable: true, description: 'x' })).toEqual({
      type: ['string', 'null'],
    });
    expect(fromOpenApi({ type: 'string', enum: ['a'], nullable: true })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
    const choice = fromOpenApi({ anyOf: [{ type: 'string' }], nullable: true });
    expect(choice).toEqual({ anyOf: [{ type: 'string' }, { type: 'null' }] });
    const all = { allOf: [{ $ref: '#/components/schemas/a' }], nullable: true };
    expect(fromOpenApi(all)).toEqual({ anyOf: [{ allOf: [{ $ref: 'rest#/$defs/a' }] }, { type: 'null' }] });
    expect(fromOpenApi({ properties: { description: { type: 'string' } } })).toEqual({
      properties: { description: { type: 'string' } },
    });
  });
});
