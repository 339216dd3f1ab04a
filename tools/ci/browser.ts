/** Chromium, driven over its own protocol (CDP) by what Node brings along. */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** How a page is looked at. */
export interface View {
  readonly name: string;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly phone: boolean;
  readonly dark: boolean;
}

export const VIEWS: readonly View[] = [
  { name: 'desktop light', width: 1280, height: 900, phone: false, dark: false },
  { name: 'desktop dark', width: 1280, height: 900, phone: false, dark: true },
  { name: 'phone light', width: 390, height: 844, phone: true, dark: false },
  { name: 'phone dark', width: 390, height: 844, phone: true, dark: true },
];

export interface Page {
  /** Opens an address and waits until it is loaded. */
  open(url: string, view: View): Promise<void>;
  /** The value of a JavaScript expression in the page; a promise is waited for. */
  evaluate(expression: string): Promise<unknown>;
  /** Evaluates an expression that leads to another page, and waits until that is loaded. */
  submit(expression: string): Promise<void>;
  /** Presses a key once. */
  press(key: 'Tab'): Promise<void>;
  /** A PNG of the page's top: as wide as the view, `height` CSS pixels high, `scale` pixels for each. */
  picture(height: number, scale: number): Promise<Buffer>;
  /** Every address that was asked for since the page was opened. */
  readonly requests: readonly string[];
}

export interface Browser {
  readonly page: Page;
  close(): Promise<void>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that `CHROMIUM` names, or the first on the PATH; undefined where there is none. */
export function findChromium(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Nothing of the browser itself goes out, and no sandbox: the pages are ours, and containers have none. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  '--remote-debugging-port=0',
];

/** Starts a browser with a profile of its own. Throws where it does not come up within half a minute. */
export async function startBrowser(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'check-page-'));
  const child = spawn(program, [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await readAddress(child.stderr, gone);
    return { page: await openPage(await connect(address)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function readAddress(stderr: NodeJS.ReadableStream, gone: Promise<void>): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const give = (why: string) => reject(new Error(`Chromium ${why}. It said: ${said.slice(-600)}`));
    const timer = setTimeout(() => give('did not start within 30 s'), 30_000);
    stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    void gone.then(() => give('ended at once'));
  });
}

type Parameters = Readonly<Record<string, unknown>>;

interface Session {
  call(method: string, params?: Parameters): Promise<Record<string, unknown>>;
  on(method: string, hear: (params: Record<string, unknown>) => void): void;
}

interface Incoming {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** A session with a new tab. */
async function connect(address: string): Promise<Session> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('Chromium cannot be talked to.')), {
      once: true,
    });
  });
  const waiting = new Map<number, (message: Incoming) => void>();
  const hearers: { method: string; hear: (params: Record<string, unknown>) => void }[] = [];
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Incoming;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else for (const { method, hear } of hearers) if (method === message.method) hear(message.params ?? {});
  });
  let last = 0;
  const send = (method: string, params: Parameters, sessionId?: unknown): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  return {
    call: (method, params = {}) => send(method, params, sessionId),
    on: (method, hear) => void hearers.push({ method, hear }),
  };
}

async function openPage(session: Session): Promise<Page> {
  const requests: string[] = [];
  let view: View | undefined;
  let onLoad = (): void => {};
  session.on('Page.loadEventFired', () => onLoad());
  session.on('Network.requestWillBeSent', ({ request }) => {
    requests.push((request as { readonly url: string }).url);
  });
  await session.call('Page.enable');
  await session.call('Network.enable');
  // What would be asked for counts, whether or not the page's own policy would have refused it.
  await session.call('Page.setBypassCSP', { enabled: true });
  const nextLoad = (): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    onLoad = resolve;
    return promise;
  };
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await session.call('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    const problem = answer.exceptionDetails as { readonly text?: string } | undefined;
    if (problem) throw new Error(`In the page: ${JSON.stringify(problem)}`);
    return (answer.result as { readonly value?: unknown }).value;
  };
  return {
    requests,
    async open(url, wanted) {
      view = wanted;
      const { width, height, phone, dark } = wanted;
      const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
      await session.call('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        mobile: phone,
        deviceScaleFactor: 1,
      });
      await session.call('Emulation.setEmulatedMedia', { features });
      requests.length = 0;
      const loaded = nextLoad();
      await session.call('Page.navigate', { url });
      await loaded;
    },
    async submit(expression) {
      const loaded = nextLoad();
      await evaluate(expression);
      await loaded;
    },
    evaluate,
    async press(key) {
      const stroke = { key, code: key, windowsVirtualKeyCode: 9 };
      await session.call('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...stroke });
      await session.call('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke });
    },
    async picture(height, scale) {
      const clip = { x: 0, y: 0, width: view?.width ?? 1280, height, scale };
      const { data } = await session.call('Page.captureScreenshot', {
        format: 'png',
        clip,
        captureBeyondViewport: true,
      });
      return Buffer.from(String(data), 'base64');
    },
  };
}
