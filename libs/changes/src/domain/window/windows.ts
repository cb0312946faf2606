// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import { type DeploymentCore, referenceAt } from '../deployment/core.js';
import type { WindowEvidence } from '../evidence/authority-evidence.js';
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { type Join, joinsOf, newTrail, noteAll, take, type Trail } from '../reading/trail.js';
import { requestAsOf, requestOf } from '../request/request-view.js';
import { shelfKey } from '../evidence/evidence.js';

/** How a deployment stands to the windows that were known when it began (rule 23). */
export interface WindowStanding {
  /** the freezes that it fell into */
  readonly freezes: readonly FreezeHit[];
  /** within the windows that apply; null: none applies */
  readonly isWithinWindow: boolean | null;
  readonly joins: readonly Join[];
}

/** A freeze that a deployment fell into, and what let it pass. */
export interface FreezeHit {
  readonly window: string;
  readonly start: string | null;
  readonly end: string | null;
  /** ids of the approvals or access events that name the window; empty: none does */
  readonly exceptions: readonly string[];
}

/** Judged independently of the tool that deploys: as of the start, whatever was edited later. */
export function windowStandingOf(
  reading: Reading,
  core: DeploymentCore,
  request: string | null,
): WindowStanding {
  return reading.once(`windows ${core.id} ${request}`, (inner) => {
    const trail = newTrail(inner);
    const at = referenceAt(core);
    const windows = windowsFor(trail, core).filter((window) => isInForce(window, at));
    const freezes = windows.filter(({ type }) => type === 'restrictive');
    const open = windows.filter(({ type }) => type === 'permissive');
    const hits = freezes
      .filter((window) => isWithin(window, at))
      .map((window) => hitOf(trail, { window, core, request }));
    const verdicts = [
      ...(open.length === 0 ? [] : [open.some((window) => isWithin(window, at))]),
      ...plannedVerdict(inner, request, at),
    ];
    const isWithinWindow = verdicts.length === 0 ? null : verdicts.every(Boolean);
    return { freezes: hits, isWithinWindow, joins: joinsOf(trail) };
  });
}

/** A window as the events that were known at a moment leave it. */
interface Window {
  readonly id: string;
  readonly type: string | null;
  readonly facts: readonly WindowEvidence[];
  readonly start: string | null;
  readonly end: string | null;
  readonly services: readonly string[];
}

function windowsFor(trail: Trail, core: DeploymentCore): readonly Window[] {
  const { reading } = trail;
  const until = referenceAt(core);
  const keys = [`environment:${core.environment}`, 'everywhere'];
  const facts = keys.flatMap((key) => reading.select('window', key, { until }));
  const byId = Map.groupBy(facts, ({ subjectId }) => subjectId);
  const windows = [...byId].map(([id, own]) => windowOf(id, own));
  const meant = windows.filter(
    ({ services }) =>
      services.length === 0 || core.services.some((each) => services.includes(each)),
  );
  for (const { id, facts: own } of meant.filter((window) => isWithin(window, until))) {
    for (const fact of own) take(trail, fact, shelfKey('window', `window:${id}`));
  }
  return meant;
}

function windowOf(id: string, facts: readonly WindowEvidence[]): Window {
  const last = <T>(read: (fact: WindowEvidence) => T | null) =>
    facts.map(read).findLast((value) => value !== null) ?? null;
  return {
    id,
    facts,
    type: last(({ windowType }) => windowType),
    start: last(({ start }) => start),
    end: last(({ end }) => end),
    services: facts.at(-1)?.services ?? [],
  };
}

const OVER: ReadonlySet<string> = new Set(['revoked', 'closed']);

/** A window that was revoked, or closed early, is none any more. */
function isInForce({ facts }: Window, at: bigint): boolean {
  return !facts.some((fact) => OVER.has(fact.predicate) && fact.at <= at);
}

function isWithin({ start, end }: Pick<Window, 'start' | 'end'>, at: bigint): boolean {
  const from = instantOf(start ?? '')?.nanoseconds;
  const until = instantOf(end ?? '')?.nanoseconds;
  return (from === undefined || from <= at) && (until === undefined || at < until);
}

interface Hit {
  readonly window: Window;
  readonly core: DeploymentCore;
  readonly request: string | null;
}

/** An exception must name the window, and be given before the start. */
function hitOf(trail: Trail, { window, core, request }: Hit): FreezeHit {
  const { reading } = trail;
  const before = { until: referenceAt(core) - 1n };
  const approved = reading
    .select('approval', `resource:${window.id}`, before)
    .filter(
      ({ status, decision, predicate }) =>
        predicate !== 'created' && (status ?? decision) === 'approved',
    );
  const names = [request, core.subject, core.artifactDigest].flatMap((each) => each ?? []);
  const accesses = window.facts.filter(
    ({ predicate, subjectRef }) =>
      predicate === 'access' && subjectRef !== null && names.includes(subjectRef),
  );
  noteAll(
    trail,
    approved.map(({ position }) => ({
      path: 'approval by window',
      rule: 'content.resourceTargetUrl',
      basis: 'declared',
      positions: [position],
    })),
  );
  const exceptions = sortedDistinct([...approved, ...accesses].map(({ id }) => id));
  return { window: window.id, start: window.start, end: window.end, exceptions };
}

function plannedVerdict(reading: Reading, request: string | null, at: bigint): readonly boolean[] {
  const view = request === null ? null : requestOf(reading, request);
  const atStart = view && requestAsOf(view, at);
  if (atStart === null) return [];
  const { plannedStart, plannedEnd } = atStart;
  if (plannedStart === null && plannedEnd === null) return [];
  return [isWithin({ start: plannedStart, end: plannedEnd }, at)];
}
