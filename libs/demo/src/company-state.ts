// SPDX-License-Identifier: Apache-2.0
import type { Artifact } from './delivery/artifact.js';

/** What is numbered one after the other, through all quarters. */
export type Counter =
  | 'approval'
  | 'change'
  | 'deployment'
  | 'event'
  | 'incident'
  | 'pull'
  | 'request'
  | 'run'
  | 'ticket'
  | 'window';

/** What runs of a service in an environment. */
export interface Running {
  readonly artifact: Artifact | null;
  readonly configDigest: string;
  /** subject id of the deployment that brought it; null where none was published */
  readonly deployment: string | null;
}

/** What the company remembers from one quarter to the next: of constant size. */
export interface CompanyState {
  readonly counters: Map<Counter, number>;
  /** by `environment/service` */
  readonly running: Map<string, Running>;
  /** the minor version last built, by service */
  readonly minorVersions: Map<string, number>;
  /** id of the event that told of the artifact last published, by service */
  readonly lastPublished: Map<string, string>;
  /** events published, and those of them since the last heartbeat, by producer */
  readonly published: Map<string, { readonly total: number; readonly sinceHeartbeat: number }>;
}

export function newCompany(): CompanyState {
  return {
    counters: new Map(),
    running: new Map(),
    minorVersions: new Map(),
    lastPublished: new Map(),
    published: new Map(),
  };
}

/** The next number of a counter, from 1. */
export function next(state: CompanyState, counter: Counter): number {
  const number = (state.counters.get(counter) ?? 0) + 1;
  state.counters.set(counter, number);
  return number;
}

export function placeOf(environment: string, service: string): string {
  return `${environment}/${service}`;
}
