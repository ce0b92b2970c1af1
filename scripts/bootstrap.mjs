// Runs before anything is installed: Node's own modules only, and nothing newer than Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_TO_INSTALL = [20, 0];
const OLDEST_TO_RUN = [22, 19];

/** Installs what is missing, then runs the script under the workspace's Node, with our arguments. */
export function runInWorkspace(script) {
  process.chdir(ROOT);
  if (!isAtLeast(OLDEST_TO_INSTALL)) {
    fail(`Node ${process.versions.node} is too old: version 20 or later is needed.`);
  }
  if (!isInstalled()) install();
  const node = path.join(ROOT, 'node_modules', '.bin', 'node');
  const file = path.join(ROOT, 'scripts', script);
  if (existsSync(node) && realpathSync(node) !== realpathSync(process.execPath)) {
    return runUnder(realpathSync(node), file);
  }
  if (isAtLeast(OLDEST_TO_RUN)) return import(file);
  fail(
    `There is no packaged Node for ${process.platform} ${process.arch}: ` +
      `install Node ${OLDEST_TO_RUN.join('.')} or later (this is ${process.versions.node}).`,
  );
}

function isAtLeast([major, minor]) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** Whether what npm last put into node_modules is what the lock file asks for. */
function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json');
  const locked = readPackages('package-lock.json');
  return Object.entries(locked).every(([place, { version, link, optional, extraneous }]) => {
    if (!place.includes('node_modules/') || extraneous) return true;
    if (link) return existsSync(path.join(ROOT, place));
    const found = installed[place];
    return found ? found.version === version : optional === true;
  });
}

function readPackages(file) {
  const full = path.join(ROOT, file);
  return existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')).packages : {};
}

function install() {
  const startedAt = Date.now();
  // `ci` begins with an empty folder; beside a running system only what changed is replaced.
  const command = existsSync(path.join(ROOT, 'node_modules'))
    ? ['install', '--no-save', '--include=dev']
    : ['ci', '--include=dev'];
  console.log(`  … npm ${command[0]} (one to three minutes)`);
  const npm = process.env.npm_execpath;
  const [program, args] = npm?.endsWith('npm-cli.js')
    ? [process.execPath, [npm, ...command]]
    : ['npm', command];
  const { status } = spawnSync(program, [...args, '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  if (status !== 0) fail(`npm ${command[0]} failed: its own message is above.`);
  console.log(`  ✓ npm ${command[0]} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/** The other Node gets the terminal; a channel tells it when this process is killed. */
function runUnder(node, file) {
  const child = spawn(node, [file, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${node} cannot be run: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
