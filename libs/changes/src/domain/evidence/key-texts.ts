// SPDX-License-Identifier: Apache-2.0
import { type Shelf, shelfKey } from './evidence.js';
import type { EvidenceKey } from './head.js';

/** The key of a service in an environment. */
export function placeKey(service: string, environment: string): string {
  // the first space parts the two, whatever a service is called
  return `svcenv:${service.replaceAll('%', '%25').replaceAll(' ', '%20')} ${environment}`;
}

/** The key of an artifact in a place. */
export function artifactPlaceKey(service: string, environment: string, digest: string): string {
  return `${digest} ${placeKey(service, environment)}`;
}

/** The key of a flag in an environment. */
export function flagKey(flag: string, environment: string): string {
  return `flag:${flag.replaceAll('%', '%25').replaceAll(' ', '%20')} ${environment}`;
}

/** A key that evidence says itself, and where. */
export function declared(shelf: Shelf, key: string, rule: string): EvidenceKey {
  return { key: shelfKey(shelf, key), rule, basis: 'declared' };
}
