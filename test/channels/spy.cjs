/**
 * What hostile code in a fix would try, as a script: everything of the job that it reaches is a line on its output.
 * Arguments: one JSON object with the paths, the port, the socket and the process of the job to go for, and
 * how long what it leaves running sleeps.
 */
const { execFileSync, spawn } = require('node:child_process');
const {
  accessSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
} = require('node:fs');
const { dirname, join } = require('node:path');
const net = require('node:net');

const { paths, port, socket, pid, sleep } = JSON.parse(process.argv[2]);
const found = [];
/** Not written out, or this file would be a find itself. */
const MARK = ['can', 'ary'].join('');
/** Whatever is no error is a find. */
const attempt = (what, act) => {
  try {
    if (act() !== false) found.push(what);
  } catch {}
};
const linkOf = (fd) => {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
};
const holds = (text) => String(text).includes(MARK);

attempt('variables of its own', () => holds(JSON.stringify(process.env)));
for (const each of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
  attempt('variables of a process', () => holds(readFileSync(`/proc/${each}/environ`)));
  attempt(
    'words of a process',
    () => holds(readFileSync(`/proc/${each}/cmdline`)) && each !== String(process.pid),
  );
  if (each === String(process.pid)) continue;
  attempt('root of a process', () =>
    readdirSync(join('/proc', each, 'root', 'tmp')).some((name) => paths[0].startsWith(`/tmp/${name}/`)),
  );
  for (const fd of ['3', '4', '5', '20', '21', '22'])
    attempt('open files of a process', () => holds(readlinkSync(`/proc/${each}/fd/${fd}`)));
}
attempt('open files of the job', () => holds(readdirSync('/proc/self/fd').map(linkOf).join()));
attempt('the job process', () => readlinkSync(`/proc/${pid}/exe`));
attempt('a signal to the job', () => process.kill(pid, 0));
attempt('memory of the job', () => accessSync(`/proc/${pid}/mem`, constants.W_OK));
attempt(
  'memory of the first process',
  () => accessSync('/proc/1/mem', constants.R_OK) ?? readFileSync('/proc/1/environ'),
);
for (const path of paths) {
  attempt(`sees ${path}`, () => statSync(path));
  attempt(`writes ${path}`, () => openSync(path, 'r+'));
}
for (let folder = process.cwd(); folder !== dirname(folder); folder = dirname(folder))
  attempt('a checkout', () => statSync(join(folder, '.git')));

/** Every small file that can be read outside of what the system brings. */
const walk = (folder, depth) => {
  for (const each of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, each.name);
    if (/^\/(?:usr|proc|sys|lib\w*|bin|sbin|nix|snap)(?:\/|$)|node_modules/.test(path)) continue;
    // A device in the place of a file reads as one, and never ends.
    if (each.isDirectory() && depth > 0) attempt('', () => walk(path, depth - 1) ?? false);
    else if (lstatSync(path).isFile())
      attempt(`reads ${path}`, () => statSync(path).size < 9999 && holds(readFileSync(path)));
  }
};
attempt('', () => walk('/', 4) ?? false);

const run = (program, ...args) => execFileSync(program, args, { stdio: 'pipe', timeout: 5000 }).toString();
attempt('root by sudo', () => run('sudo', '-n', 'id'));
attempt('root by its own word', () => process.setuid(0));
attempt('the machine by a user namespace', () =>
  holds(
    run(
      'unshare',
      '-Urm',
      'sh',
      '-c',
      'umount -l /proc; cat /proc/1/environ; ls /proc/1/root/home; mount -o remount,rw /',
    ),
  ),
);
attempt('the sockets of services', () => readdirSync('/run').length + readdirSync('/var/run').length > 0);
for (const path of ['/', '/usr', '/etc', '/etc/ssl', '/sandbox', '/sandbox/start', dirname(process.execPath)])
  attempt(`may write ${path}`, () => accessSync(path, constants.W_OK));
attempt('the disk', () => readdirSync('/dev').some((name) => /^(?:[sv]d|nvme|mem|kmsg)/.test(name)));
spawn('sleep', [sleep.seconds], { detached: true, stdio: sleep.stdio }).unref();

const dial = (what, ...where) =>
  new Promise((resolve) => {
    const line = net.connect(...where, () => {
      found.push(what);
      line.destroy();
    });
    line.on('close', resolve).on('error', () => {});
  });
Promise.all([
  dial('a service of the job', port, '127.0.0.1'),
  dial('a socket without a file', `\0${socket}`),
]).then(() => {
  console.log('::set-output name=decision::done\n::stop-commands::spy\n::add-mask::done');
  console.log(`found ${JSON.stringify([...new Set(found)])}`);
  process.exit(0);
});
