// SPDX-License-Identifier: Apache-2.0
import type { ReleaseEvidence } from '../evidence/operation-evidence.js';
import type { Reading } from '../reading/reading.js';
import { manifestHashOf } from './manifest.js';

/** A release that an artifact is part of. */
export interface ReleaseWith {
  readonly release: string;
  readonly manifestHash: string;
}

/** The releases that an artifact is a unit of: approving one approves its units (rule 18). */
export function releasesWith(reading: Reading, digest: string): readonly ReleaseWith[] {
  return reading.once(`releases with ${digest}`, (inner) => {
    const facts = inner.select('release', `artifact:${digest}`);
    const last = new Map<string, ReleaseEvidence>(facts.map((fact) => [fact.release, fact]));
    return [...last.values()].map(({ release, units }) => ({
      release,
      manifestHash: manifestHashOf(units),
    }));
  });
}
