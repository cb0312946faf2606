// SPDX-License-Identifier: Apache-2.0
import type {
  ApprovalEvidence,
  GateEvidence,
  RequestEvidence,
  WindowEvidence,
} from './authority-evidence.js';
import type {
  ArtifactEvidence,
  BuildEvidence,
  SourceChangeEvidence,
  TestEvidence,
  TicketEvidence,
} from './delivery-evidence.js';
import type {
  ConfiguredEvidence,
  DeploymentEvidence,
  EffectEvidence,
  FlagEvidence,
  RollbackEvidence,
  StepEvidence,
} from './deployment-evidence.js';
import type {
  ConfigurationEvidence,
  EnvironmentEvidence,
  ErasedEvidence,
  IncidentEvidence,
  LinkEvidence,
  ReleaseEvidence,
} from './operation-evidence.js';

/** What the records need of a fact, in one small shape; facts that no record needs make none. */
export type Evidence =
  | SourceChangeEvidence
  | BuildEvidence
  | ArtifactEvidence
  | TestEvidence
  | TicketEvidence
  | RequestEvidence
  | ApprovalEvidence
  | GateEvidence
  | WindowEvidence
  | DeploymentEvidence
  | EffectEvidence
  | ConfiguredEvidence
  | FlagEvidence
  | StepEvidence
  | RollbackEvidence
  | IncidentEvidence
  | ReleaseEvidence
  | EnvironmentEvidence
  | LinkEvidence
  | ErasedEvidence
  | ConfigurationEvidence;

export type EvidenceKind = Evidence['kind'];
type EvidenceOf<K extends EvidenceKind> = Extract<Evidence, { readonly kind: K }>;

/** Evidence of something that was brought into an environment: a deployment is made of these. */
export type ActEvidence = DeploymentEvidence | EffectEvidence | ConfiguredEvidence | FlagEvidence;

/** Whether evidence is of something that was brought into an environment. */
export function isAct(evidence: Evidence): evidence is ActEvidence {
  return ACT_KINDS.has(evidence.kind);
}

const ACT_KINDS: ReadonlySet<EvidenceKind> = new Set([
  'deployment',
  'effect',
  'configured',
  'flag',
]);

/**
 * The shelves of the book. Most hold one kind of evidence; the others hold what is looked for
 * together: `act` all acts, `state` those that changed what runs in a place, `back` those that take
 * another back, `process` what is told of a deployment by its id, `context` any event by its id,
 * `merge` merges by repository.
 */
export interface Shelves extends Readonly<{ [K in EvidenceKind]: EvidenceOf<K> }> {
  readonly act: ActEvidence;
  readonly state: ActEvidence;
  readonly back: ActEvidence;
  readonly process: DeploymentEvidence | StepEvidence | RollbackEvidence;
  readonly context: Evidence;
  readonly merge: SourceChangeEvidence;
}

export type Shelf = keyof Shelves;

/** The text of a place in the book. */
export function shelfKey(shelf: Shelf, key: string): string {
  return `${shelf} ${key}`;
}
