// SPDX-License-Identifier: Apache-2.0
import type { EmbeddedLink, EventDraft, ItilProfile } from '#events';

/** An event that a spec tells of; its id is given by its place where none is. */
export interface Said extends Omit<EventDraft, 'id'> {
  readonly id?: string;
  /** position of an entry of the same identity and other content */
  readonly conflictsWith?: number;
}

/** What specs may say of any event. */
export interface Telling {
  readonly id?: string;
  readonly source?: string;
  readonly chainId?: string;
  readonly links?: readonly EmbeddedLink[];
  readonly actor?: NonNullable<ItilProfile['actor']> | null;
}

const START = Date.UTC(2026, 2, 2, 10);

/** RFC 3339 of a minute after 2026-03-02T10:00:00Z. */
export function minute(number: number): string {
  return new Date(START + number * 60_000).toISOString();
}

/** A digest of one letter: a to f. */
export function digest(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

/** How the events name a person. */
export function person(name: string): string {
  return name.includes(':') ? name : `urn:user:${name}`;
}

/** The purl of an image by its digest's letter, with a tag or without. */
export function image(letter: string, tag?: string): string {
  const from = tag === undefined ? '' : `?repository_url=registry.example/shop&tag=${tag}`;
  return `pkg:oci/shop@sha256%3A${letter.repeat(64)}${from}`;
}

/** A commit hash of one letter. */
export function sha(letter: string): string {
  return letter.repeat(40);
}

export const PRODUCTION = 'production/eu-1';
export const STAGING = 'staging/eu-1';

export const ROBOT = { id: 'urn:robot', kind: 'serviceaccount' } as const;

/** The frame of an event; `source` names the clock that its time is read from. */
export function frame(
  at: number,
  { id, source = 'https://cd.example', chainId, links }: Telling,
): Pick<Said, 'source' | 'timestamp'> & Partial<Said> {
  return {
    ...(id === undefined ? {} : { id }),
    ...(chainId === undefined ? {} : { chainId }),
    ...(links === undefined ? {} : { links }),
    source,
    timestamp: minute(at),
  };
}

/** The profile with who did it, unless nobody is named. */
export function withActor(
  { actor = ROBOT }: Telling,
  profile: Omit<ItilProfile, 'actor'> = {},
): ItilProfile {
  return actor === null ? profile : { actor, ...profile };
}

/** A relation to another event. */
export function relation(linkKind: string, contextId: string): EmbeddedLink {
  return { linkType: 'RELATION', linkKind, target: { contextId } };
}
