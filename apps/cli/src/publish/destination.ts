// SPDX-License-Identifier: Apache-2.0
import type { CloudEvent } from '#events';

/** An event that will never be taken, however often it is sent. */
export interface Refusal {
  readonly event: CloudEvent;
  readonly reason: string;
}

/** Where events are sent. */
export interface Destination {
  /** as it is told to people */
  readonly name: string;
  /** Resolves when all are held durably but those refused; rejects when it must be tried again. */
  send(events: readonly CloudEvent[]): Promise<readonly Refusal[]>;
  close(): Promise<void>;
}

/** Thrown where trying again at once is of no use: the key, or the address, is wrong. */
export class Unusable extends Error {}
