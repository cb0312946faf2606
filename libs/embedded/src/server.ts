// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';

/** How a server came to its end. */
export type ServerEnd =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'died'; readonly how: string; readonly lastLines: readonly string[] };

/**
 * A server of this machine. It keeps this process alive until it is stopped, and never outlives it.
 */
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  /** Fulfilled, never rejected, when the server is gone: by `stop` or by itself. */
  readonly ended: Promise<ServerEnd>;
  /** Stops it in order and waits until it is gone; a second call waits for the same end. */
  stop(): Promise<void>;
}

/** The servers that this lib can run. */
export type ServerName = 'postgres' | 'kafka';

/** What is true of every start of a server; never read from the data folder. */
export interface ServerKind {
  readonly name: ServerName;
  /** The signal by which it stops in order. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  /** The argument by which a running process is known to serve this data folder. */
  readonly argument: (folder: string) => string;
}

/** SIGINT is PostgreSQL's "fast shutdown": clients are cut off, everything is written. */
export const POSTGRES: ServerKind = {
  name: 'postgres',
  stopSignal: 'SIGINT',
  argument: (folder) => join(folder, 'pgdata'),
};

export const KAFKA: ServerKind = {
  name: 'kafka',
  stopSignal: 'SIGTERM',
  argument: (folder) => join(folder, 'kafka', 'server.properties'),
};

/** After this long a server that was told to stop is killed. */
export const STOP_DEADLINE_MS = 30_000;

/** Names who runs the server: written by its keeper, removed when the server is gone. */
export function pidFileOf(folder: string, kind: ServerKind): string {
  return join(folder, `${kind.name}.pid`);
}

export function logFileOf(folder: string, kind: ServerKind): string {
  return join(folder, `${kind.name}.log`);
}
