// SPDX-License-Identifier: Apache-2.0
import type { Launch } from './launch.js';

/** What a keeper is told once, before it starts its server. */
export interface KeeperOrder {
  readonly launch: Launch;
  /** The process that the server must not outlive. */
  readonly service: number;
  readonly pidFile: string;
  readonly logFile: string;
  readonly logLimitBytes: number;
  readonly stopSignal: 'SIGINT' | 'SIGTERM';
  readonly stopDeadlineMs: number;
}

export type ToKeeper =
  { readonly kind: 'start'; readonly order: KeeperOrder } | { readonly kind: 'stop' };

/** Either there is no such program, or the pid file could not be written: EEXIST, ENOSPC … */
export type NotStarted =
  | { readonly kind: 'notStarted'; readonly reason: string }
  | { readonly kind: 'notClaimed'; readonly code: string };

export type FromKeeper =
  | { readonly kind: 'started'; readonly pid: number }
  | NotStarted
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'ended'; readonly wasAsked: boolean; readonly how: string };
