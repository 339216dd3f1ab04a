/**
 * Reports as machines and their users send them, made up, with what a careful reader says that each brings along. Written
 * down before the recogniser was run on them.
 */
export interface LabelledArtifacts {
  readonly name: string;
  readonly report: string;
  /** One line each, in the order of the report. */
  readonly brings: readonly string[];
  /** `TOOL ID WITHIN`, `-` for a tool that is not told. */
  readonly markers?: readonly string[];
  /** `LOOKS-LIKE LINE`, `-` for plain JSON. */
  readonly unread?: readonly string[];
}

export const fence = (info: string, text: string): string => `\`\`\`${info}\n${text}\n\`\`\``;
export const json = (value: unknown, info = 'json'): string => fence(info, JSON.stringify(value, null, 2));

export const sarifOf = (tool: string, ...places: readonly string[]) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: tool, rules: [] } },
      results: places.map((place) => {
        const [uri, line] = place.split(':');
        return {
          ruleId: 'js/path-injection',
          message: { text: 'This path depends on a value that the user provides.' },
          locations: [
            { physicalLocation: { artifactLocation: { uri }, region: { startLine: Number(line) } } },
          ],
        };
      }),
    },
  ],
});

export const osvOf = (id: string, name = 'widget') => ({
  schema_version: '1.7.0',
  id,
  modified: '2026-11-20T10:00:00Z',
  summary: 'Path traversal',
  affected: [
    { package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] },
  ],
});

export const csafOf = (id: string) => ({
  document: {
    category: 'csaf_security_advisory',
    csaf_version: '2.0',
    title: 'Path traversal in widget',
    publisher: { category: 'discoverer', name: 'Example Finders', namespace: 'https://finders.example.org' },
    tracking: { id, status: 'draft', version: '1' },
  },
  product_tree: { branches: [] },
  vulnerabilities: [{ cve: 'CVE-2026-10001', title: 'Path traversal' }],
});

export const PATCH = [
  'diff --git a/lib/send.js b/lib/send.js',
  'index 1a2b3c4..5d6e7f8 100644',
  '--- a/lib/send.js',
  '+++ b/lib/send.js',
  '@@ -10,3 +10,4 @@ function send(path) {',
  ' const root = options.root;',
  '-return join(root, path);',
  '+const full = resolve(root, path);',
  '+return full.startsWith(root) ? full : null;',
  ' }',
].join('\n');

export const labelled = (
  name: string,
  report: string,
  brings: readonly string[],
  more: Pick<LabelledArtifacts, 'markers' | 'unread'> = {},
): LabelledArtifacts => ({ name, report, brings, ...more });
