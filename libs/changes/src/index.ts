// SPDX-License-Identifier: Apache-2.0
export { ChangesModule } from './changes.module.js';
export type {
  Approval,
  Authorisation,
  Change,
  ChangeType,
  CloseCode,
  Deployment,
  Lifecycle,
  TestEvidence,
} from './domain/change.js';
export type { Release, ReleaseState, ReleaseUnit } from './domain/release.js';
export { checkpoint as recordsKnow } from './postgres/project-page.js';
export { Projector } from './projector.js';
export {
  ChangeById,
  changesImplemented,
  ChangesFrom,
  type RecordPage,
  type RecordPageRequest,
  ReleaseById,
  ReleasesFrom,
} from './record-queries.js';
