// SPDX-License-Identifier: Apache-2.0
import type { SuiteKind } from '../configuration/records-configuration.js';
import type { ReleasedUnit } from '../evidence/operation-evidence.js';
import { lastKnown } from '../lists.js';
import { follow, noteAll } from '../reading/trail.js';
import { provenanceOf } from '../source-change/source-changes-of.js';
import type { RequiredSuite } from '../test-evidence/suites.js';
import type { ReleaseCase } from './release-case.js';
import type { ReleaseUnit } from './release.js';

/** The units of a release with where they come from and how they were tested. */
export function unitsOf(given: ReleaseCase): readonly ReleaseUnit[] {
  return given.units.map((unit) => unitOf(given, unit));
}

function unitOf(given: ReleaseCase, unit: ReleasedUnit): ReleaseUnit {
  const { artifactDigest, service, artifactId, configDigest } = unit;
  const { trail, reading, previous } = given;
  const before = previous?.units.find((each) => each.service === service);
  const named = { service, artifactId, artifactDigest, configDigest };
  const previousArtifactDigest = before?.artifactDigest ?? null;
  if (artifactDigest === null) {
    const none = { sourceRevisions: [], sbomUri: null, isSigned: false, suites: [] };
    return { ...named, previousArtifactDigest, ...none };
  }
  const { builds, commits, joins } = provenanceOf(reading, artifactDigest);
  noteAll(trail, joins);
  const kept = follow(trail, ['artifact', `artifact:${artifactDigest}`]);
  return {
    ...named,
    previousArtifactDigest,
    sourceRevisions: commits,
    sbomUri: lastKnown(builds.map(({ sbomUri }) => sbomUri)),
    isSigned: kept.some(({ predicate }) => predicate === 'signed'),
    suites: suitesFor(given, artifactDigest),
  };
}

function suitesFor(
  { trail, configuration }: ReleaseCase,
  digest: string,
): readonly RequiredSuite[] {
  const tests = follow(trail, ['test', `artifact:${digest}`]);
  const resultOf = (kind: SuiteKind) => {
    const last = tests.findLast(({ suite }) => suite === kind);
    if (last === undefined) return 'missing';
    return last.outcome === 'success' ? 'passed' : 'failed';
  };
  return configuration.requiredSuites.artifact.map((kind) => ({ kind, result: resultOf(kind) }));
}
