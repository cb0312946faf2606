// SPDX-License-Identifier: Apache-2.0
import type { Reading, TimeRange } from '../reading/reading.js';
import { type Anchor, anchorText } from '../record.js';
import { ownerOf } from './act-owner.js';
import { coreOf, type DeploymentCore } from './core.js';

/** The deployments whose acts name a key (`artifact:…`, `changeRequest:…`, a place), each once. */
export function deploymentsBy(
  reading: Reading,
  key: string,
  range: TimeRange = {},
): readonly DeploymentCore[] {
  const acts = reading.select('act', key, range);
  return coresOf(
    reading,
    acts.map((act) => ownerOf(reading, act).anchor),
  );
}

/** The deployments on anchors, each once, those that stand on something. */
export function coresOf(reading: Reading, anchors: readonly Anchor[]): readonly DeploymentCore[] {
  const once = new Map(anchors.map((anchor) => [anchorText(anchor), anchor]));
  return [...once.values()].flatMap((anchor) => coreOf(reading, anchor) ?? []);
}
