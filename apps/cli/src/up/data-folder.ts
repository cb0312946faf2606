// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftovers } from '#embedded';
import { sleep } from '#platform';
import { CliError } from '../cli-error.js';

const MARK = 'change-ledger.data';
const LOCK = 'up.pid';
const PATIENCE_MS = 20_000;

/** Makes the data folder this process's own; with `fresh`, empties it first. Throws CliError. */
export async function takeDataFolder(dataDir: string, fresh: boolean): Promise<void> {
  makeFolder(dataDir);
  await waitForPredecessor(dataDir);
  await stopLeftovers(dataDir);
  if (fresh) empty(dataDir);
  writeFileSync(join(dataDir, MARK), 'The data of a Change Ledger service.\n');
  writeFileSync(join(dataDir, LOCK), String(process.pid));
}

export function leaveDataFolder(dataDir: string): void {
  rmSync(join(dataDir, LOCK), { force: true });
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, '.probe'), '');
    rmSync(join(dataDir, '.probe'));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const hint = reason === 'ENOSPC' ? 'the disk is full' : `it is not writable (${reason})`;
    throw new CliError(`data folder ${dataDir}: ${hint}; give another with --data-dir`);
  }
}

/** A service that was just told to stop needs a moment; one that goes on is not ours to end. */
async function waitForPredecessor(dataDir: string): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(250)) {
    if (!isServed(dataDir)) return;
  }
  throw new CliError(`a service runs on ${dataDir} already: stop it, or give another --data-dir`);
}

function isServed(dataDir: string): boolean {
  try {
    const pid = Number(readFileSync(join(dataDir, LOCK), 'utf8'));
    process.kill(pid, 0);
    return commandOf(pid).includes('up');
  } catch {
    return false;
  }
}

// where /proc is missing a living pid is believed
function commandOf(pid: number): string {
  const path = `/proc/${pid}/cmdline`;
  return existsSync(path) ? readFileSync(path, 'utf8') : 'up';
}

function empty(dataDir: string): void {
  const names = readdirSync(dataDir);
  if (names.length > 0 && !names.includes(MARK)) {
    throw new CliError(`${dataDir} holds something else than our data: it is not emptied`);
  }
  for (const name of names) rmSync(join(dataDir, name), { recursive: true, force: true });
}
