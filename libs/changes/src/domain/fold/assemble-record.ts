// SPDX-License-Identifier: Apache-2.0
import { assembleApproval } from '../approval/assemble-approval.js';
import { assembleReview } from '../approval/assemble-review.js';
import type { Approval } from '../approval/approval.js';
import { assembleChange } from '../change/assemble-change.js';
import type { Change } from '../change/change.js';
import { assembleDeployment } from '../deployment/assemble-deployment.js';
import type { Deployment } from '../deployment/deployment.js';
import { assembleIncident, type IncidentLink } from '../incident/incident-link.js';
import { assembleItem } from '../item/assemble-item.js';
import type { Item } from '../item/item.js';
import type { Reading } from '../reading/reading.js';
import type { Anchor } from '../record.js';
import { assembleRelease } from '../release/assemble-release.js';
import type { Release } from '../release/release.js';

/** The records by kind. */
export interface RecordOf {
  readonly change: Change;
  readonly deployment: Deployment;
  readonly approval: Approval;
  readonly release: Release;
  readonly item: Item;
  readonly incident: IncidentLink;
}

export type AnyRecord = RecordOf[keyof RecordOf];

/** A record, whole, from a prefix of the ledger: a pure function of a set of facts (D4). */
export type AssembleRecord = (reading: Reading, anchor: Anchor) => AnyRecord | null;

/** The record on an anchor; null: nothing stands there. */
export const assembleRecord: AssembleRecord = (reading, anchor) => {
  switch (anchor[0]) {
    case 'change':
      return assembleChange(reading, anchor);
    case 'deployment':
      return assembleDeployment(reading, anchor);
    case 'approval':
      return anchor[1] === 'review'
        ? assembleReview(reading, anchor)
        : assembleApproval(reading, anchor);
    case 'release':
      return assembleRelease(reading, anchor);
    case 'item':
      return assembleItem(reading, anchor);
    default:
      return assembleIncident(reading, anchor);
  }
};
