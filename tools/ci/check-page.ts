/**
 * Opens the page of rehearsals, and what GitHub shows a team, in Chromium, as desktop and phone, light and dark, and looks for what breaks it: findings of
 * axe, a page wider than the phone, requests to anywhere, text of a case that runs, what the keyboard cannot reach. Exit 1
 * where it finds something. Needs Chromium (`CHROMIUM`, or on the PATH) and the tools of this folder:
 * `npm ci --prefix tools/ci --ignore-scripts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { findChromium, type Page, startBrowser, VIEWS, type View } from './browser.ts';
import { makeTeamPages } from './team-pages.ts';

takeNothing({
  name: 'check-page',
  command: 'node tools/ci/check-page.ts',
  help: 'Checks the page of rehearsals in Chromium (CHROMIUM, or on the PATH); exit 1 where something is wrong. Takes no arguments.',
});

/** What would show if a text of a case were more than text. */
const HOSTILE = `<script>window.ran=1</script><img src="https://x.example/a.png" onerror="window.ran=1"><svg onload="window.ran=1">
[x](javascript:window.ran=1) ![x](https://x.example/b.png) <style>body{display:none}</style> ${'wide'.repeat(80)}

| ${'a very wide cell '.repeat(20)} | b |
| --- | --- |
| 1 | 2 |
`;

const folder = mkdtempSync(join(tmpdir(), 'check-page-'));

/** An advisory whose texts try to break out. */
function writeHostileRecord(): string {
  const path = join(folder, 'hostile.json');
  const record = {
    ...BUILT_IN_RECORD,
    id: 'GHSA-2222-3333-4444',
    aliases: [],
    summary: 'A flaw in <img src=x onerror=window.ran=1> parsing',
    details: `${BUILT_IN_RECORD.details}\n${HOSTILE}`,
  };
  writeFileSync(path, JSON.stringify(record));
  return path;
}

/** A public pull request that gives a flaw away. */
function writeThread(): string {
  const path = join(folder, 'thread.json');
  const thread = {
    url: 'https://github.com/example-org/project/pull/7',
    kind: 'pull',
    state: 'open',
    title: 'Fix the denial of service',
    author: 'pat-public',
    posts: [{ author: 'pat-public', role: 'description', created_at: '2025-01-06T09:00:00Z', body: HOSTILE }],
  };
  writeFileSync(path, JSON.stringify(thread));
  return path;
}

const REHEARSALS: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: 'the built-in case', args: [] },
  { name: 'public by mistake, asked for more', args: ['--premature', '--needs-info'] },
  { name: 'dismissed', args: ['--invalid'] },
  { name: 'a public thread', args: ['--premature', '--thread', writeThread(), '--anyway'] },
  { name: 'hostile text', args: ['--advisory', writeHostileRecord()] },
];

function makePage(args: readonly string[], index: number): string {
  const out = join(folder, String(index));
  execFileSync(process.execPath, [join(PROJECT_ROOT, 'dev/rehearsal/cli.ts'), '--out', out, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(out, 'index.html');
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds with every folding open: best practices count like rules of WCAG. */
async function findByAxe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const findings = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html: html.slice(0, 160) })) })))`,
  )) as readonly Finding[];
  return findings.map(
    ({ id, help, nodes }) => `axe: ${id}: ${help} (${nodes.length} times, first ${nodes[0]?.html})`,
  );
}

async function findByWidth(page: Page): Promise<readonly string[]> {
  const [wide, seen] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number];
  return wide > seen ? [`the page is ${wide} pixels wide where ${seen} are seen`] : [];
}

/** The words of the flowchart, as large as they are shown. */
async function findByFlow(page: Page): Promise<readonly string[]> {
  const size = (await page.evaluate(
    `(() => { const svg = document.querySelector('svg.flow'); return parseFloat(getComputedStyle(svg.querySelector('.node text')).fontSize) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; })()`,
  )) as number;
  return size < 11 ? [`words of the flowchart are ${size.toFixed(1)} pixels high`] : [];
}

/** With the Tab key alone everything that can be used is reached, and it shows. */
async function findByKeyboard(page: Page): Promise<readonly string[]> {
  const all = (await page.evaluate(
    `[...document.querySelectorAll('a[href], summary, [tabindex="0"]')].filter((each) => each.checkVisibility()).length`,
  )) as number;
  const reached = new Set<number>();
  let unseen = 0;
  for (let press = 0; press <= all; press += 1) {
    await page.press('Tab');
    const [index, shows] = (await page.evaluate(
      `(() => { const each = document.activeElement; const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return [[...document.querySelectorAll('a[href], summary, [tabindex="0"]')].indexOf(each), outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2]; })()`,
    )) as [number, boolean];
    if (index < 0) continue;
    reached.add(index);
    if (!shows) unseen += 1;
  }
  return [
    ...(reached.size < all ? [`the Tab key reaches ${reached.size} of ${all} links and foldings`] : []),
    ...(unseen > 0 ? [`the focus does not show ${unseen} times`] : []),
  ];
}

const findByRequests = (page: Page): readonly string[] =>
  page.requests.filter((url) => !/^(?:file|data):/.test(url)).map((url) => `asks for ${url}`);

async function findByScript(page: Page): Promise<readonly string[]> {
  const ran = await page.evaluate('window.ran === 1');
  const elements = await page.evaluate(
    `document.querySelectorAll('script, img, iframe, object, link').length`,
  );
  return [
    ...(ran ? ['a text of the case ran'] : []),
    ...(elements === 0 ? [] : [`${elements} elements that load or run`]),
  ];
}

/** What GitHub shows a team, in the looks of ours: texts of the bot and its pictures. */
async function checkTeamView(page: Page, url: string, view: View): Promise<readonly string[]> {
  await page.open(url, view);
  return [...(await findByWidth(page)), ...(await findByAxe(page)), ...findByRequests(page)];
}

async function checkView(page: Page, url: string, view: View): Promise<readonly string[]> {
  await page.open(url, view);
  const asShown = [
    ...(await findByScript(page)),
    ...(await findByWidth(page)),
    ...(await findByFlow(page)),
    // Colours change nothing about what the Tab key reaches.
    ...(view.dark ? [] : await findByKeyboard(page)),
  ];
  await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
  return [...asShown, ...(await findByWidth(page)), ...(await findByAxe(page)), ...findByRequests(page)];
}

/** A check that finds nothing on a page that is wrong in every way checks nothing. */
async function checkTheCheck(page: Page): Promise<void> {
  const path = join(folder, 'wrong.html');
  const wrong = `<html><body style="width:3000px"><script>window.ran=1</script><img src="https://x.example/x.png">
<svg class="flow" viewBox="0 0 900 9" width="100"><g class="node"><text style="font-size:13px">x</text></g></svg>
<a href="#x" style="outline:none">x</a></body></html>`;
  writeFileSync(path, wrong);
  const found = (await checkView(page, pathToFileURL(path).href, VIEWS[2]!)).join('\n');
  for (const word of ['axe: ', 'pixels wide', 'pixels high', 'the focus', 'asks for', 'ran'])
    if (!found.includes(word)) throw new Error(`a wrong page is not found wrong (${word}): ${found}`);
}

let wrong = 0;
function tellFindings(of: string, findings: readonly string[]): void {
  wrong += findings.length;
  console.log(`${of}: ${findings.length === 0 ? 'nothing found' : `${findings.length} found`}`);
  for (const finding of findings) console.log(`  ${finding}`);
}

const program = findChromium();
if (program === undefined) {
  console.error(
    'check-page: no Chromium. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.',
  );
  process.exit(2);
}
const browser = await startBrowser(program);
try {
  await checkTheCheck(browser.page);
  for (const [index, { name, args }] of REHEARSALS.entries()) {
    const url = pathToFileURL(makePage(args, index)).href;
    for (const view of VIEWS) tellFindings(`${name}, ${view.name}`, await checkView(browser.page, url, view));
  }
  for (const [name, text] of Object.entries(await makeTeamPages({ reports: 8, days: 30 }))) {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, text);
    for (const view of VIEWS)
      tellFindings(
        `${name} of a team, ${view.name}`,
        await checkTeamView(browser.page, pathToFileURL(path).href, view),
      );
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = wrong === 0 ? 0 : 1;
