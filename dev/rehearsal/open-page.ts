import { spawn } from 'node:child_process';

/** The program that opens an address with what its owner chose for it, by platform. */
function openerOf(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` takes its first argument in quotes for a title.
  return platform === 'win32' ? ['cmd', '/c', 'start', '""'] : ['xdg-open'];
}

/** Opens an address in the browser. False where this machine cannot. */
export function openPage(address: string): Promise<boolean> {
  const [program, ...args] = openerOf(process.platform);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, address], { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
