// SPDX-License-Identifier: Apache-2.0
import type {
  RequestContent,
  RequestEvidence,
  RiskStatement,
} from '../evidence/authority-evidence.js';
import { firstKnown, lastKnown } from '../lists.js';
import type { Reading } from '../reading/reading.js';

/** A change request as its events leave it: of each field the last that was said. */
export interface RequestView extends RequestContent {
  readonly facts: readonly RequestEvidence[];
}

/** The change request of a number; null: nothing is said of it. */
export function requestOf(reading: Reading, number: string): RequestView | null {
  return reading.once(`request ${number}`, (inner) =>
    viewOf(number, inner.select('request', `changeRequest:${number}`)),
  );
}

/** The request as it stood at a moment (included); null: nothing was said of it yet. */
export function requestAsOf({ number, facts }: RequestView, at: bigint): RequestView | null {
  return viewOf(
    number,
    facts.filter((fact) => fact.at <= at),
  );
}

/** Whether work may still be done under it at a moment: later work is another Change (rule 12). */
export function isOpenAt({ facts }: RequestView, at: bigint): boolean {
  return !facts.some((fact) => ENDS.has(fact.predicate) && fact.at < at);
}

const ENDS: ReadonlySet<string> = new Set(['completed', 'closed', 'cancelled']);

function viewOf(number: string, facts: readonly RequestEvidence[]): RequestView | null {
  if (facts.length === 0) return null;
  return {
    number,
    facts,
    changeType: lastKnown(facts.map(({ changeType }) => changeType)),
    title: lastKnown(facts.map(({ title }) => title)),
    description: lastKnown(facts.map(({ description }) => description)),
    reason: lastKnown(facts.map(({ reason }) => reason)),
    requestor: firstKnown(facts.map(({ requestor }) => requestor)),
    model: lastKnown(facts.map(({ model }) => model)),
    environments: lastSaid(facts.map(({ environments }) => environments)),
    services: lastSaid(facts.map(({ services }) => services)),
    artifactDigests: lastSaid(facts.map(({ artifactDigests }) => artifactDigests)),
    configDigests: lastSaid(facts.map(({ configDigests }) => configDigests)),
    scopeHash: lastKnown(facts.map(({ scopeHash }) => scopeHash)),
    plannedStart: lastKnown(facts.map(({ plannedStart }) => plannedStart)),
    plannedEnd: lastKnown(facts.map(({ plannedEnd }) => plannedEnd)),
    risk: lastAssessed(facts),
    impact: lastKnown(facts.map(({ impact }) => impact)),
    securityImpact: lastKnown(facts.map(({ securityImpact }) => securityImpact)),
    backoutPlan: lastKnown(facts.map(({ backoutPlan }) => backoutPlan)),
    codeChanges: lastSaid(facts.map(({ codeChanges }) => codeChanges)),
    tickets: lastSaid(facts.map(({ tickets }) => tickets)),
    incident: lastKnown(facts.map(({ incident }) => incident)),
    outcome: lastKnown(facts.map(({ outcome }) => outcome)),
  };
}

function lastSaid(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.findLast((list) => list.length > 0) ?? [];
}

/** An assessment says more than the level that every event repeats. */
function lastAssessed(facts: readonly RequestEvidence[]): RiskStatement | null {
  const assessed = facts.findLast(
    ({ predicate, risk }) => predicate === 'assessed' && risk !== null,
  );
  return assessed?.risk ?? lastKnown(facts.map(({ risk }) => risk));
}
