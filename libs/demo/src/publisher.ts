// SPDX-License-Identifier: Apache-2.0
import type { WrittenSpec } from '#events';
import type { InstantStyle } from './instant-text.js';

/** A system that publishes events; `producer` names it in sequences and heartbeats. */
export interface Publisher {
  readonly producer: string;
  readonly url: string;
  /** True when the CloudEvents source is one for each repository. */
  readonly isByRepository: boolean;
  /** True when it passes on the chain of the pipeline that called it. */
  readonly isInChain: boolean;
  readonly spec: WrittenSpec;
  readonly instants: InstantStyle;
}

/** Hosts the repositories and their pull requests. */
export const CODE = publisher('code', { isByRepository: true, instants: 'seconds' });
/** Builds and tests; its plug-in still writes CDEvents 0.4.1, as most do in the field. */
export const CI = publisher('ci', { isByRepository: true, isInChain: true, spec: '0.4.1' });
/** Deploys, and holds the gates of the environments. */
export const DEPLOY = publisher('deploy', { isInChain: true, instants: 'ticks' });
/** Change requests, approvals, releases, windows and tickets, in local time. */
export const ITSM = publisher('itsm', { instants: 'offset' });
/** Health checks, incidents, and what runs. */
export const MONITOR = publisher('monitor', { isInChain: true });

export const PUBLISHERS = [CODE, CI, DEPLOY, ITSM, MONITOR] as const;

function publisher(producer: string, traits: Partial<Publisher>): Publisher {
  return {
    producer,
    url: `https://${producer}.tidewater.example`,
    isByRepository: false,
    isInChain: false,
    spec: '0.5.1',
    instants: 'milliseconds',
    ...traits,
  };
}
