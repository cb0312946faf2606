// SPDX-License-Identifier: Apache-2.0
import { changeLabels } from './change/change-labels.js';
import type { AnyRecord, RecordOf } from './fold/assemble-record.js';
import { filterTexts, type Label, labelTexts, type LabelValue } from './labels.js';
import { sortedDistinct } from './lists.js';
import type { RecordKind } from './record.js';

/** By when something of a record is to be done, as lists are narrowed by it. */
export const DEADLINES = ['plannedEnd', 'ratifyBy'] as const;
export type Deadline = (typeof DEADLINES)[number];
export type Deadlines = Readonly<Record<Deadline, string | null>>;

interface Listing<K extends RecordKind> {
  readonly labelsOf: (record: RecordOf[K]) => Readonly<Record<Label<K>, LabelValue>>;
  /** when it counts as having happened, for lists of a period; null: it has not */
  readonly occurredAt: (record: RecordOf[K]) => string | null;
  /** absent: nothing is to be done by a time */
  readonly deadlinesOf?: (record: RecordOf[K]) => Deadlines;
}

/** A listing whose kind of record is not known. */
export interface AnyListing {
  readonly labelsOf: (record: AnyRecord) => Readonly<Record<string, LabelValue>>;
  readonly occurredAt: (record: AnyRecord) => string | null;
  readonly deadlinesOf?: (record: AnyRecord) => Deadlines;
}

/** How records of each kind are found in lists. */
export const LISTING: { readonly [K in RecordKind]: Listing<K> } = {
  change: {
    occurredAt: ({ actualStart }) => actualStart,
    deadlinesOf: ({ plannedEnd, emergency }) => ({
      plannedEnd,
      ratifyBy: emergency?.ratifyBy ?? null,
    }),
    labelsOf: changeLabels,
  },
  deployment: {
    occurredAt: ({ effectiveAt, startedAt }) => effectiveAt ?? startedAt,
    labelsOf: (deployment) => ({
      kind: deployment.kind,
      state: deployment.state,
      tier: deployment.tier,
      controlled: deployment.isControlled,
      environment: deployment.environment,
      service: deployment.services,
      match: deployment.matchBasis,
      change: deployment.changeId,
      artifact: deployment.artifactDigest,
      config: deployment.configDigest,
      freezeHit: deployment.freezeHits.length > 0,
      windowOk: deployment.windowOk,
      approvalAtStart: deployment.approvalAtStart,
      mutableTag: deployment.mutableTag !== null,
      actor: deployment.deployer,
    }),
  },
  approval: {
    occurredAt: ({ decidedAt }) => decidedAt,
    labelsOf: (approval) => ({
      state: approval.state,
      meaning: approval.meaning,
      subjectKind: approval.subject.kind,
      subject: approval.subject.id,
      stale: approval.isStale,
      self: approval.isSelf,
      authorityAtTime: sortedDistinct(
        approval.votes.map(({ hadAuthority }) =>
          hadAuthority === null ? null : String(hadAuthority),
        ),
      ),
      verdict: sortedDistinct(approval.effects.map(({ verdict }) => verdict)),
      retroactive: approval.isRetroactive,
      environment: approval.environment,
      artifact: approval.artifactDigests,
      change: approval.effects.flatMap(({ changeId }) => changeId ?? []),
      actor: approval.votes.flatMap(({ approver }) => approver ?? []),
    }),
  },
  release: {
    occurredAt: ({ availableAt }) => availableAt,
    labelsOf: (release) => ({
      state: release.state,
      type: release.type,
      release: release.release,
      version: release.version,
      service: release.services,
      environment: release.environments,
      artifact: release.units.flatMap(({ artifactDigest }) => artifactDigest ?? []),
      change: release.changes,
    }),
  },
  item: {
    occurredAt: ({ currentState }) => currentState?.since ?? null,
    labelsOf: (item) => ({
      class: item.class,
      lifecycle: item.lifecycle,
      environment: item.environment,
      tier: item.tier,
      name: item.name,
      tag: item.regulatoryTags,
      artifact: item.currentState?.artifactDigest ?? null,
    }),
  },
  incident: {
    occurredAt: ({ detectedAt }) => detectedAt,
    labelsOf: (incident) => ({
      incident: incident.incident,
      service: incident.service,
      environment: incident.environment,
      severity: incident.severity,
      basis: incident.causeBasis,
      causedBy: incident.causedByChanges,
      fixedBy: incident.fixedByChanges,
      relation: [
        ...(incident.causedByChanges.length > 0 ? ['caused_by'] : []),
        ...(incident.fixedByChanges.length > 0 ? ['fixed_by'] : []),
      ],
    }),
  },
};

/** Whether a record has, of each name of a filter, any of the values. */
export function fitsFilter<K extends RecordKind>(
  kind: K,
  record: RecordOf[K],
  filter: Readonly<Record<string, readonly string[] | undefined>>,
): boolean {
  const labels = labelTexts(LISTING[kind].labelsOf(record));
  return filterTexts(filter).every((texts) => texts.some((text) => labels.includes(text)));
}
