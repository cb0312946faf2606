// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import type { Launch } from './launch.js';
import { collectLines, type Lines } from './lines.js';
import { codeOf } from './system-error.js';

/** How a program that does one thing and ends came to its end; `lines` are its last ones. */
export type ToolEnd =
  | { readonly kind: 'done'; readonly lines: readonly string[] }
  | { readonly kind: 'failed'; readonly how: string; readonly lines: readonly string[] };

/** Runs it and waits; after the deadline it is killed. Never rejects. */
export function runTool(
  launch: Launch,
  deadlineMs: number,
  onLine?: (line: string) => void,
): Promise<ToolEnd> {
  const { command, args, environment, folder, ...account } = launch;
  const lines = collectLines(onLine);
  const tool = spawn(command, args, {
    ...account,
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
  });
  for (const stream of [tool.stdout, tool.stderr]) stream.setEncoding('utf8').on('data', lines.add);
  return endOf(tool, lines);
}

function endOf(tool: ChildProcess, lines: Lines): Promise<ToolEnd> {
  return new Promise((resolve) => {
    const fail = (how: string): void => resolve({ kind: 'failed', how, lines: lines.last() });
    tool.once('error', (error) => fail(codeOf(error)));
    tool.once('close', (exitCode, signal) => {
      if (exitCode === 0) resolve({ kind: 'done', lines: lines.last() });
      else fail(signal === null ? `exit code ${String(exitCode)}` : `signal ${signal}`);
    });
  });
}
