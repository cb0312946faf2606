// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './system-error.js';

/** A process is believed to be the one meant only while this is one of its arguments. */
export interface KnownProcess {
  readonly pid: number;
  readonly argument: string;
}

const LOOK_EVERY_MS = 25;

/** Whether it runs: pids are given anew after a restart, and a zombie has no arguments left. */
export async function isAlive({ pid, argument }: KnownProcess): Promise<boolean> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.split('\0').includes(argument);
  }
  return ` ${await ps(pid, 'command')} `.includes(` ${argument} `);
}

/** Whether any process has this pid. */
export function isPidInUse(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** The parent's pid, or null when there is no such process. */
export async function parentOf(pid: number): Promise<number | null> {
  const text =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
      : `PPid: ${await ps(pid, 'ppid')}`;
  const found = /^PPid:\s*(\d+)/m.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** Asks by signal, kills after the deadline, and returns when the process is gone. */
export async function endProcess(
  known: KnownProcess,
  signal: NodeJS.Signals,
  deadlineMs: number,
): Promise<void> {
  if (!(await isAlive(known))) return;
  send(known.pid, signal);
  const killAt = performance.now() + deadlineMs;
  while (await isAlive(known)) {
    if (performance.now() > killAt) send(known.pid, 'SIGKILL');
    await sleep(LOOK_EVERY_MS);
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

function ps(pid: number, column: string): Promise<string> {
  return new Promise((resolve) => {
    execFile('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], (_error, stdout) =>
      resolve(stdout.trim()),
    );
  });
}
