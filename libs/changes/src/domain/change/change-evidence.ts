// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '../evidence/evidence.js';
import { timeOf } from '../evidence/head.js';
import { distinct, lastKnown, sortedDistinct } from '../lists.js';
import { follow, noteAll } from '../reading/trail.js';
import { provenanceOf } from '../source-change/source-changes-of.js';
import { suitesOf } from '../test-evidence/suites.js';
import { windowStandingOf } from '../window/windows.js';
import type { ChangeCase } from './case.js';
import type { GateVerdict, Ticket } from './change.js';

/** Takes everything that the change is told from onto its trail: by path and rule. */
export function gatherEvidence(given: ChangeCase): void {
  const { trail, reading, request, deployments, forward, changes, authorised } = given;
  if (request !== null) follow(trail, ['request', `changeRequest:${request.number}`]);
  noteAll(trail, authorised.joins);
  for (const { authorised: own } of authorised.each) noteAll(trail, own.joins);
  for (const core of deployments) {
    noteAll(trail, core.joins);
    noteAll(trail, windowStandingOf(reading, core, request?.number ?? null).joins);
  }
  for (const core of forward) {
    noteAll(trail, suitesOf(reading, core).joins);
    if (core.artifactDigest !== null) {
      noteAll(trail, provenanceOf(reading, core.artifactDigest).joins);
      follow(trail, ['artifact', `artifact:${core.artifactDigest}`]);
    }
  }
  for (const { id } of changes) follow(trail, ['sourceChange', `pr:${id}`]);
}

/** The work items behind the change, those that are told of and those that are only named. */
export function ticketsOf({ trail, request, changes }: ChangeCase): readonly Ticket[] {
  const keys = distinct([
    ...(request?.tickets ?? []),
    ...changes.flatMap(({ tickets }) => tickets),
  ]);
  return keys.toSorted().map((key) => {
    const facts = follow(trail, ['ticket', `ticket:${key}`]);
    const [first] = facts;
    return {
      key,
      summary: lastKnown(facts.map(({ summary }) => summary)),
      openedAt: first?.predicate === 'created' ? timeOf(first) : null,
      url: lastKnown(facts.map(({ uri }) => uri)),
    };
  });
}

/** What policies said of the change or of what it brings, before it began. */
export function gatesOf({
  trail,
  request,
  forward,
  startedAt,
}: ChangeCase): readonly GateVerdict[] {
  const keys = sortedDistinct([
    ...(request === null ? [] : [`changeRequest:${request.number}`, `subject:${request.number}`]),
    ...forward.map(({ artifactDigest }) => artifactDigest && `artifact:${artifactDigest}`),
  ]);
  const range = startedAt === null ? {} : { until: startedAt.at - 1n };
  const gates = keys.flatMap((key) => follow(trail, ['gate', key], range));
  const once = new Map(gates.map((gate) => [gate.position, gate]));
  return [...once.values()]
    .toSorted((left, right) => left.position - right.position)
    .map((gate) => ({
      position: gate.position,
      policy: gate.policy,
      policyVersion: gate.policyVersion,
      outcome: gate.outcome,
      evaluatedAt: timeOf(gate),
    }));
}

/** What the change stands on, by time: its deployments, else its request. */
export function ownEvidence({ deployments, request }: ChangeCase): readonly Evidence[] {
  const own: readonly Evidence[] = [
    ...deployments.flatMap(({ acts }) => acts),
    ...(request?.facts ?? []),
  ];
  return own.toSorted((left, right) => (left.at < right.at ? -1 : 1));
}

/** Position of the entry that first told of the start; null: it has not begun. */
export function startPositionOf({ forward }: ChangeCase): number | null {
  const begun = forward
    .flatMap(({ acts }) => acts)
    .filter(({ predicate }) => predicate !== 'requested');
  if (begun.length === 0) return null;
  return begun.reduce((least, { position }) => Math.min(least, position), Infinity);
}
