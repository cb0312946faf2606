// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';

const MICROSECONDS_A_TICK = 10_000;

/** CPU time that a process, its threads, its children and those it has buried have used, in µs. */
export function cpuOf(pid: number): number {
  const { own, buried } = timesOf(pid);
  const children = childrenOf(pid).reduce((sum, child) => sum + cpuOf(child), 0);
  return own + buried + children;
}

function timesOf(pid: number): { readonly own: number; readonly buried: number } {
  // fields 14 to 17 of proc_pid_stat(5), counted behind the name, which may hold spaces
  const fields = statOf(pid).split(' ');
  const ticks = (index: number) => Number(fields[index] ?? 0) * MICROSECONDS_A_TICK;
  return { own: ticks(11) + ticks(12), buried: ticks(13) + ticks(14) };
}

function childrenOf(pid: number): readonly number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  return pids.filter((each) => Number(statOf(each).split(' ')[1]) === pid);
}

function statOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2);
  } catch {
    return '';
  }
}
