/**
 * Plays the process in Chromium as a new team would: reports, coordinates, sets labels, writes commands, is refused, lets
 * time pass, and lets the script go on. Exit 1 where the playground does not answer as it should. Needs Chromium (`CHROMIUM`, or on
 * the PATH) and the tools of this folder.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { STATES } from '../../src/process/table.ts';
import { findChromium, type Page, startBrowser, VIEWS, type View } from './browser.ts';
import { openBuiltInPlayground, sendForm } from './playing.ts';

takeNothing({
  name: 'check-play',
  command: 'node tools/ci/check-play.ts',
  help: 'Plays the process in Chromium (CHROMIUM, or on the PATH); exit 1 where something is wrong. Takes no arguments.',
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const DESKTOP = VIEWS[0]!;
const PHONE = VIEWS[3]!;

const program = findChromium();
if (program === undefined) {
  console.error(
    'check-play: no Chromium. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.',
  );
  process.exit(2);
}

const playground = await openBuiltInPlayground();
const browser = await startBrowser(program);
const { page } = browser;

const show = (path: string, view: View = DESKTOP): Promise<void> =>
  page.open(`${playground.url}${path}`, view);

const send = (name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> =>
  sendForm(page, name, fields);

let checked = 0;
async function expect(pattern: RegExp): Promise<void> {
  const text = String(await page.evaluate('document.body.innerText'));
  if (!pattern.test(text)) throw new Error(`not found on the page: ${pattern}\n\n${text.slice(0, 3000)}`);
  checked += 1;
  console.log(`found ${pattern}`);
}

async function expectSound(name: string, target: Page): Promise<void> {
  await target.evaluate(axe);
  const found = await target.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html.slice(0, 160)).join('; '))`,
  );
  const width = await target.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const asked = target.requests.filter(
    (url) => !url.startsWith(playground.url) && !url.endsWith('/favicon.ico'),
  );
  if (found !== '' || width !== 0 || asked.length > 0)
    throw new Error(`${name}: axe ${found}; ${width} pixels too wide; asks for ${asked.join(' ')}`);
  checked += 1;
  console.log(`${name}: axe finds nothing, nothing is too wide, nothing is asked for`);
}

try {
  await show('?as=reporter');
  await expectSound('the start, desktop', page);
  await send('report', {
    title: 'Bodies can be <b>huge</b>',
    body: 'A body of 5 GB <script>window.ran=1</script>',
  });
  await expect(/Security report for expressjs\/body-parser/);
  await expect(/robin-reporter reports a vulnerability in private/);
  await expect(/conductor ran for schedule: \S+/);
  await expect(/case\/received/);
  if ((await page.evaluate('window.ran')) === 1) throw new Error('the text of a report ran');
  await expectSound('a case, desktop', page);
  await show('issues/1?as=editor');
  await send('label', { label: 'case/acknowledged' });
  await expect(/GitHub refused: eden-editor/);
  await show('issues/1?as=coordinator');
  await send('assign');
  await expect(/Assigned: .*casey-coordinator/);
  await send('label', { label: 'case/valid' });
  await expect(/casey-coordinator adds the label case\/valid to #1/);
  await send('label', { label: 'case/acknowledged' });
  await expect(new RegExp(STATES.assessing.title));
  await send('comment', { body: '/hepl' });
  await expect(/The bot answers[\s\S]*\/help/);
  await send('message', { body: 'Thank you, we have it.' });
  await expect(/casey-coordinator writes in the conversation/);
  await send('wait', { hours: '120' });
  await expect(/casey-coordinator lets 5 days pass/);
  await show('?as=reporter');
  await send('public-issue', { title: 'It can be stopped', body: 'By a body of 5 GB: `node stop.js`' });
  await expect(/Everybody can read it now: \S+\/issues\/\d+/);
  const address = /now: (\S+)/.exec(String(await page.evaluate('document.body.innerText')))?.[1] ?? '';
  await show('?as=member');
  await send('public-by-mistake', { url: address });
  await expect(/flag\/premature/);
  await show('issues/1?as=coordinator', PHONE);
  await expectSound('a case, phone, dark', page);
  await show('?as=member');
  await send('next');
  await expect(/robin-reporter reports a vulnerability privately/);
  // The player does a step of the script by hand; the script goes on behind it.
  for (let step = 0; step < 4; step += 1) await send('next');
  const scripted = await page.evaluate(
    `[...document.querySelectorAll('nav a')].find((each) => each.textContent.includes('${BUILT_IN_RECORD.id}')).pathname`,
  );
  await show(`${String(scripted).slice(1)}?as=coordinator`);
  await expect(/casey-coordinator finds the vulnerability valid/);
  await send('label', { label: 'case/valid' });
  await expect(/mika-member records what the CNA answered/);
  console.log(`${checked} checks passed`);
} finally {
  await browser.close();
  await playground.close();
}
