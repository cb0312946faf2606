// SPDX-License-Identifier: Apache-2.0
// What comes before the project's own Node runs: plain JavaScript for Node 20 or newer, without
// dependencies. Installs and builds when that is needed, then goes on under `node_modules/.bin/node`.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const node = join(root, 'node_modules/.bin/node');
const installed = join(root, 'node_modules/.package-lock.json');
const built = join(root, 'dist/.change-ledger-built');
const SOURCES = [
  'apps',
  'libs',
  'package.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

const ignored = new Set(['node_modules', 'dist']);

/** The newest change below a path, in milliseconds. */
function newest(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = readdirSync(path).filter((name) => !ignored.has(name));
  return names.reduce((latest, name) => Math.max(latest, newest(join(path, name))), entry.mtimeMs);
}

function isOlder(file, sources) {
  if (!existsSync(file)) return true;
  const at = statSync(file).mtimeMs;
  return sources.some((source) => newest(join(root, source)) > at);
}

/** Runs a long step with a sign of life: a running clock on a terminal, one line elsewhere. */
async function step(label, command, args) {
  const began = Date.now();
  const elapsed = () => `${((Date.now() - began) / 1000).toFixed(0)} s`;
  const isTerminal = process.stdout.isTTY === true;
  if (!isTerminal) process.stdout.write(`${label} …\n`);
  const tick = isTerminal
    ? setInterval(() => process.stdout.write(`\r${label} … ${elapsed()} `), 200)
    : undefined;
  const { code, output } = await run(command, args);
  clearInterval(tick);
  if (code === 0) {
    process.stdout.write(
      isTerminal ? `\r${label} … done in ${elapsed()}\n` : `${label}: done in ${elapsed()}\n`,
    );
    return;
  }
  process.stdout.write(isTerminal ? '\n' : '');
  process.stderr.write(`${output}\n${label} failed: the last lines above say why\n`);
  process.exit(1);
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => lines.push(text));
    const output = () => Buffer.concat(lines).toString().trim().split('\n').slice(-20).join('\n');
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: output() }));
  });
}

/** Installs what package-lock.json says and builds `dist`, each only when something has changed. */
export async function prepare() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) fail(`Node ${process.versions.node} is too old: Node 20 or newer is needed`);
  if (isOlder(installed, ['package-lock.json'])) {
    await step('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund']);
  }
  if (isOlder(built, SOURCES)) {
    await step('Building', 'npm', ['run', '--silent', 'build']);
    writeFileSync(built, '');
  }
}

/** Goes on under the project's own Node: the same terminal, the same signals; returns the exit code. */
export function goOn(args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; what is sent to this process alone is passed on
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  const parents = ancestors();
  // killed with SIGKILL, npm cannot pass anything on: its end is seen here
  const watch = setInterval(() => ancestors() !== parents && child.kill('SIGTERM'), 500);
  watch.unref();
  return new Promise((resolve) => {
    child.on('error', (error) => fail(`cannot start ${node}: ${error.message}`));
    child.on('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}

/** Who started this process, and under npm also who started that: npm runs scripts in a shell. */
function ancestors() {
  const parent = process.ppid;
  const stat = `/proc/${parent}/stat`;
  if (process.env['npm_lifecycle_event'] === undefined || !existsSync(stat)) return `${parent}`;
  const afterName = readFileSync(stat, 'utf8').split(') ').at(-1);
  return `${parent} ${afterName?.split(' ')[1]}`;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
