// SPDX-License-Identifier: Apache-2.0
import { type DeploymentCore, newArtifactOf } from '../deployment/core.js';
import type { BuildEvidence } from '../evidence/delivery-evidence.js';
import { sortedDistinct } from '../lists.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail, type Join, joinsOf } from '../reading/trail.js';

/** Where an artifact or a configuration comes from. */
export interface Provenance {
  readonly builds: readonly BuildEvidence[];
  /** commits that it was made of */
  readonly commits: readonly string[];
  /** ids of the code changes that it was made of */
  readonly sourceChanges: readonly string[];
  readonly joins: readonly Join[];
}

/** Where an artifact comes from: artifact → build → commit → code change, and no other way. */
export function provenanceOf(reading: Reading, digest: string): Provenance {
  return reading.once(`provenance ${digest}`, (inner) => {
    const trail = newTrail(inner);
    const builds = follow(trail, ['build', `artifact:${digest}`]);
    const commits = sortedDistinct(builds.map(({ commit }) => commit));
    const named = builds.map(({ sourceChange }) => sourceChange);
    const merged = commits.flatMap((commit) => changesOfCommit(inner, commit));
    const sourceChanges = sortedDistinct([...named, ...merged]);
    return { builds, commits, sourceChanges, joins: joinsOf(trail) };
  });
}

/** The code changes that a deployment brings: of its artifact unless that stays, of its settings. */
export function sourceChangesOf(reading: Reading, core: DeploymentCore): readonly string[] {
  const { acts, chain } = core;
  const artifact = newArtifactOf(core);
  const built = artifact === null ? [] : provenanceOf(reading, artifact).sourceChanges;
  const configured = acts.flatMap((act) =>
    act.kind === 'configured' && act.commit !== null ? changesOfCommit(reading, act.commit) : [],
  );
  const isOfChain = artifact !== null && built.length === 0 && chain !== null;
  const chained = isOfChain ? changesOfChain(reading, chain) : [];
  return sortedDistinct([...built, ...configured, ...chained]);
}

/** The code changes that ended in a commit, or whose head it was. */
export function changesOfCommit(reading: Reading, commit: string): readonly string[] {
  return sortedDistinct(
    reading.select('sourceChange', `commit:${commit}`).map(({ sourceChange }) => sourceChange),
  );
}

/** Where no build names the artifact, the builds of the deployment's own chain stand in. */
function changesOfChain(reading: Reading, chain: string): readonly string[] {
  const builds = reading.select('build', `chain:${chain}`);
  const commits = sortedDistinct(builds.map(({ commit }) => commit));
  return sortedDistinct([
    ...builds.map(({ sourceChange }) => sourceChange),
    ...commits.flatMap((commit) => changesOfCommit(reading, commit)),
  ]);
}
