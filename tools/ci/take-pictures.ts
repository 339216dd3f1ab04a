/**
 * Takes the pictures of the documentation from the real page of a rehearsal, the playground, and what GitHub shows a team, in
 * Chromium (`CHROMIUM`, or on the PATH), into `docs/pictures/`. The same page gives the same picture but for the fonts of
 * the machine, so nothing compares them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { takeNothing } from '../../dev/command-line/command-line.ts';
import { PROJECT_ROOT } from '../../dev/rehearsal/project-files.ts';
import { findChromium, startBrowser, VIEWS } from './browser.ts';
import { openBuiltInPlayground, sendForm } from './playing.ts';
import { shrinkPicture } from './shrink-picture.ts';
import { makeTeamPages } from './team-pages.ts';

takeNothing({
  name: 'take-pictures',
  command: 'node tools/ci/take-pictures.ts',
  help: 'Takes the pictures in docs/pictures/ from rehearsals and a simulated team, in Chromium. Takes no arguments.',
});

/** Enough of a team's life for a picture. */
const TEAM = { reports: 30, days: 150 };

/** A picture of the page's top, in CSS pixels. */
const PICTURES = [
  { file: 'rehearsal-desktop-light.png', view: 'desktop light', height: 1180 },
  { file: 'rehearsal-desktop-dark.png', view: 'desktop dark', height: 1180 },
  { file: 'rehearsal-phone-light.png', view: 'phone light', height: 1000 },
  { file: 'rehearsal-phone-dark.png', view: 'phone dark', height: 1000 },
] as const;
/** The same of what GitHub shows a team. */
const TEAM_PICTURES = VIEWS.flatMap(
  ({ name, phone }) =>
    [
      { page: 'overview', view: name, height: phone ? 1000 : 1180 },
      { page: 'figures', view: name, height: phone ? 1000 : 1180 },
    ] as const,
);
const MOST_BYTES = 80_000;

/** Throws where a picture is larger than a page of documentation should load. */
function keep(file: string, taken: Buffer): void {
  const picture = shrinkPicture(taken);
  if (picture.length > MOST_BYTES) throw new Error(`${file} would have ${picture.length} bytes`);
  writeFileSync(join(folder, file), picture);
  console.log(`docs/pictures/${file}: ${picture.length} bytes`);
}

/** A case in the playground, after a few steps of the script and a label that somebody set. */
async function takePlaying(): Promise<void> {
  const playground = await openBuiltInPlayground();
  const { page } = browser;
  try {
    await page.open(`${playground.url}?as=coordinator`, VIEWS[0]!);
    for (let step = 0; step < 5; step += 1) await sendForm(page, 'next');
    await page.open(`${playground.url}issues/1?as=coordinator`, VIEWS[0]!);
    await sendForm(page, 'label', { label: 'case/valid' });
    keep('play-desktop-light.png', await page.picture(1000, 1));
  } finally {
    await playground.close();
  }
}

/** The overview issue and the figures of a simulated team. */
async function takeTeam(): Promise<void> {
  const pages = await makeTeamPages(TEAM);
  for (const { page, view, height } of TEAM_PICTURES) {
    const path = join(out, `${page}.html`);
    writeFileSync(path, pages[page]);
    await browser.page.open(pathToFileURL(path).href, VIEWS.find(({ name }) => name === view)!);
    keep(`${page}-${view.replace(' ', '-')}.png`, await browser.page.picture(height, 1));
  }
}

const program = findChromium();
if (program === undefined) {
  console.error(
    'take-pictures: no Chromium. Install it (Debian: apt-get install chromium), or name it in CHROMIUM.',
  );
  process.exit(2);
}
const out = mkdtempSync(join(tmpdir(), 'take-pictures-'));
const folder = join(PROJECT_ROOT, 'docs/pictures');
const browser = await startBrowser(program);
try {
  execFileSync(process.execPath, [join(PROJECT_ROOT, 'dev/rehearsal/cli.ts'), '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  mkdirSync(folder, { recursive: true });
  for (const { file, view: name, height } of PICTURES) {
    const view = VIEWS.find((one) => one.name === name)!;
    await browser.page.open(pathToFileURL(join(out, 'index.html')).href, view);
    keep(file, await browser.page.picture(height, 1));
  }
  await takePlaying();
  await takeTeam();
} finally {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
}
