/** A playground with the built-in case, and hands for its forms, for the tools that drive it in Chromium. */
import { parseArguments } from '../../dev/rehearsal/arguments.ts';
import { readScripts } from '../../dev/rehearsal/case-script.ts';
import { openPlayground } from '../../dev/rehearsal/play/play.ts';
import type { Playground } from '../../dev/rehearsal/play/server.ts';
import { createRandom } from '../../dev/rehearsal/random.ts';
import { BUILT_IN_RECORD } from '../../dev/rehearsal/record.ts';
import { createRunner } from '../../dev/rehearsal/runner.ts';
import { startThread } from '../../dev/rehearsal/thread-run.ts';
import type { Page } from './browser.ts';

export async function openBuiltInPlayground(): Promise<Playground> {
  const random = createRandom(1);
  const scripts = await readScripts([{ name: 'built-in', text: JSON.stringify(BUILT_IN_RECORD) }], random);
  const parsed = parseArguments(['--open']);
  if (parsed.kind !== 'run') throw new Error('--open is no flag any more');
  const thread = startThread();
  const playground = await openPlayground(scripts, parsed.options, random, (given) =>
    createRunner({ ...given, perform: (input) => thread.run(input) }),
  );
  return {
    url: playground.url,
    close: async () => {
      await playground.close();
      await thread.close();
    },
  };
}

/** Fills in the first form on the page that does `name`, sends it, and waits for what comes back. */
export function sendForm(
  page: Page,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  return page.submit(`(() => {
    const fields = ${JSON.stringify(fields)};
    const form = [...document.querySelectorAll('form')].find((one) => one.elements.do?.value === ${JSON.stringify(name)});
    for (const [key, value] of Object.entries(fields)) form.elements[key].value = value;
    form.requestSubmit();
  })()`);
}
