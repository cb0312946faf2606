// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';
import {
  readApproval,
  readChangeTicket,
  readGate,
  readRequest,
  readWindow,
} from './authority-readers.js';
import {
  readArtifact,
  readBuild,
  readSourceChange,
  readTest,
  readTicket,
} from './delivery-readers.js';
import {
  readConfigured,
  readDeployment,
  readEffect,
  readFlag,
  readRollback,
  readStep,
} from './deployment-readers.js';
import type { Evidence } from './evidence.js';
import { textIn } from './fact-fields.js';
import { headOf } from './head-of.js';
import type { EvidenceHead } from './head.js';
import { keysOf } from './keys-of.js';
import { readEnvironment, readIncident, readRelease } from './operation-readers.js';

/** What a fact is evidence of; null: of nothing that a record needs. Pure. */
export function evidenceOf(fact: Fact, conflictsWith: number | null): Evidence | null {
  const read = readerOf(fact);
  if (read === null) return null;
  const bare = read(fact, headOf(fact, conflictsWith));
  return { ...bare, keys: keysOf(bare, fact) };
}

/** Whether an event, by its name, may be evidence of anything: most are of nothing, and need no fact. */
export function maybeEvidence({ name, subject }: Pick<Fact, 'name' | 'subject'>): boolean {
  return PLACED.has(subject) || READERS.has(name) || READERS.has(subject);
}

type Reader = (fact: Fact, head: EvidenceHead) => Evidence;

/** By `subject.predicate`, else by subject. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['change', readSourceChange],
  ['build.finished', readBuild],
  ['artifact.packaged', readBuild],
  ['artifact.signed', readArtifact],
  ['artifact.published', readArtifact],
  ['artifact.deleted', readArtifact],
  ['testsuiterun.finished', readTest],
  ['ticket', readTicket],
  ['itil-changerequest', readRequest],
  ['approval', readApproval],
  ['itil-gate', readGate],
  ['itil-changewindow', readWindow],
  ['itil-slot', readStep],
  ['itil-traffic', readStep],
  ['itil-healthcheck', readStep],
  ['itil-rollback', readRollback],
  ['incident', readIncident],
  ['itil-incident', readIncident],
  ['itil-release', readRelease],
  ['environment', readEnvironment],
]);

/** Acts are of an environment, or they cannot be placed. */
const PLACED: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['itil-deployment', readDeployment],
  ['service', readEffect],
  ['itil-configuration', readConfigured],
  ['itil-flag', readFlag],
]);

function readerOf(fact: Fact): Reader | null {
  const { name, subject, content, places } = fact;
  if (subject === 'ticket' && /^change/i.test(textIn(content, 'ticketType') ?? '')) {
    return readChangeTicket;
  }
  const placed = PLACED.get(subject);
  if (placed !== undefined) {
    return places.some(({ environment }) => environment !== null) ? placed : null;
  }
  return READERS.get(name) ?? READERS.get(subject) ?? null;
}
