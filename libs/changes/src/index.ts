// SPDX-License-Identifier: Apache-2.0
export { ChangesModule } from './changes.module.js';
export { ChangesError } from './changes-error.js';
export { DEFAULT_CONFIGURATION } from './domain/configuration/default-configuration.js';
export type {
  ChangeModel,
  ClockTolerance,
  EnvironmentRule,
  ModelBounds,
  Periods,
  PersonRule,
  RecordsConfiguration,
  RequiredSuites,
  RoleGrant,
  ServiceRule,
  SuiteKind,
  Tier,
} from './domain/configuration/records-configuration.js';
export {
  validateConfiguration,
  type Validated,
} from './domain/configuration/validate-configuration.js';
export { enterConfiguration } from './enter-configuration.js';
export { tierOf } from './domain/configuration/environment-tier.js';
export type { Actor, Basis } from './domain/evidence/head.js';
export type { BackoutPlan, RiskStatement } from './domain/evidence/authority-evidence.js';
export type { Join } from './domain/reading/trail.js';
export {
  PROJECTION_VERSION,
  type ExternalReference,
  type RecordHead,
  type RecordKind,
} from './domain/record.js';
export type { RecordOf } from './domain/fold/assemble-record.js';
export {
  ACTOR_ROLES,
  actedLabel,
  type ActorRole,
  LABELS,
  type Label,
  type LabelFilter,
} from './domain/labels.js';
export { fitsFilter } from './domain/listing.js';
export { scopeHashOf, type Scope } from './domain/authority/scope.js';
export type { Authorisation, AuthorisationReason } from './domain/authority/conclusion.js';
export type { ApprovalVerdict } from './domain/authority/judge-approval.js';
export type { ModelViolation } from './domain/authority/model.js';
export type {
  Approval,
  ApprovalEffect,
  ApprovalState,
  ApprovalSubject,
  ApprovalVote,
} from './domain/approval/approval.js';
export type {
  Change,
  ChangeApproval,
  ChangeDeployment,
  ChangeType,
  GateVerdict,
  IncidentReference,
  PostImplementationReview,
  Ticket,
} from './domain/change/change.js';
export type { BackoutResult, CloseCode } from './domain/change/closing.js';
export type { Emergency } from './domain/change/emergency.js';
export { type Lifecycle, SERVICENOW_STATES } from './domain/change/lifecycle.js';
export type { MatchBasis } from './domain/change/membership.js';
export type { PostHocEdit } from './domain/change/post-hoc-edits.js';
export type { Segregation } from './domain/change/segregation.js';
export type { Deployment, Phase } from './domain/deployment/deployment.js';
export type { DeploymentState } from './domain/deployment/ending.js';
export type { DeploymentKind } from './domain/deployment/kind.js';
export type { MutableTag } from './domain/deployment/mutable-tag.js';
export type { Stage } from './domain/deployment/promotion.js';
export type { IncidentLink } from './domain/incident/incident-link.js';
export type { EnvironmentLine, RunningService } from './domain/item/environment-state.js';
export type { Item, ItemClass, ItemRelation, ItemState } from './domain/item/item.js';
export type { DoraSettings } from './domain/metrics/dora-input.js';
export type { DoraMetrics, Figure } from './domain/metrics/dora-metrics.js';
export type { Ratio, Spread } from './domain/metrics/numbers.js';
export { manifestHashOf } from './domain/release/manifest.js';
export type {
  Promotion,
  Release,
  ReleaseStage,
  ReleaseState,
  ReleaseUnit,
} from './domain/release/release.js';
export type { Commit } from './domain/source-change/commits.js';
export type { RequiredSuite, SuiteRun } from './domain/test-evidence/suites.js';
export type { FreezeHit } from './domain/window/windows.js';
export { recordsKnow } from './postgres/checkpoints.js';
export { recordsDigest, type RecordsDigest } from './postgres/records-digest.js';
export type { LedgerStatus } from './projection/ledger-status.js';
export type { RebuildProgress } from './projection/rebuild.js';
export { Projector, type ProjectorOptions } from './projector.js';
export { checkRecords, rebuildRecords, type RecordsCheck } from './rebuild-records.js';
export type { AsOf, RecordAsOf } from './queries/as-of.js';
export { ChangeAsImplemented } from './queries/change-as-implemented.js';
export { type ChangeEdit, ChangeEdits, type FieldEdit } from './queries/change-edits.js';
export { type DueAsked, NOW } from './queries/due-before.js';
export { ChangeTimeline, type TimelineEvent } from './queries/change-timeline.js';
export {
  ChangeSchedule,
  type ScheduledChange,
  type ScheduleRequest,
} from './queries/change-schedule.js';
export {
  CHANGE_GROUPS,
  type ChangeGroup,
  CountChanges,
  type CountRequest,
  type GroupCount,
  type GroupCounts,
} from './queries/count-groups.js';
export { type ExpandedChange, ExpandedChangeOf } from './queries/expanded-change.js';
export { IncidentChanges } from './queries/incident-changes.js';
export { LateEntries, type LateEntry, type LateRequest } from './queries/late-entries.js';
export { type MovedTag, MutableTags } from './queries/mutable-tags.js';
export { RecordsByIds, type RecordsRequest } from './queries/records-by-ids.js';
export { changesImplemented, firstImplementation } from './queries/changes-implemented.js';
export { DoraMetricsOf, type DoraRequest } from './queries/dora-metrics.js';
export {
  EnvironmentDiff,
  type EnvironmentRequest,
  EnvironmentState,
} from './queries/environment-state.js';
export type { Period } from './queries/wanted.js';
export { RECORD_ORDERS, type RecordOrder } from './queries/record-order.js';
export { PositionAt, type PositionSpan } from './queries/position-at.js';
export { ProducerGaps, type RegisteredGap } from './queries/producer-gaps.js';
export { RecordById, type RecordRequest } from './queries/record-by-id.js';
export {
  type RecordPage,
  type RecordPageRequest,
  RecordsFrom,
  RecordTextsFrom,
} from './queries/records-from.js';
export { ReleaseByName } from './queries/release-by-name.js';
export { type ReleaseCertificate, ReleaseCertificateOf } from './queries/release-certificate.js';
export { type Lag, readLag } from './postgres/read-lag.js';
