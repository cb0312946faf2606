// SPDX-License-Identifier: Apache-2.0
import type { RequiredSuites, SuiteKind } from '../configuration/records-configuration.js';
import { type DeploymentCore, newArtifactOf, newConfigOf } from '../deployment/core.js';
import { momentOf } from '../deployment/times.js';
import type { TestEvidence } from '../evidence/delivery-evidence.js';
import { byTime } from '../evidence/head.js';
import type { Reading } from '../reading/reading.js';
import { follow, newTrail, type Trail, joinsOf, type Join } from '../reading/trail.js';
import { sourceChangesOf } from '../source-change/source-changes-of.js';
import { sourceChangeOf } from '../source-change/source-change-view.js';

/** A finished test suite run on something that a Change brings. */
export interface SuiteRun {
  readonly position: number;
  readonly run: string;
  readonly kind: string | null;
  readonly outcome: string | null;
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
  readonly commit: string | null;
  readonly environment: string | null;
  readonly reportDigest: string | null;
  readonly finishedAt: string;
}

/**
 * How a required suite stands: `passed` on exactly what went live and before it did; `unproven`
 * when a run passed of which it is not known what it ran on (rule 17).
 */
export interface RequiredSuite {
  readonly kind: SuiteKind;
  readonly result: 'passed' | 'failed' | 'late' | 'unproven' | 'missing';
}

/** The suites that ran on a deployment's artifact, settings or commits, and in its chain. */
export function suitesOf(
  reading: Reading,
  core: DeploymentCore,
): { readonly tests: readonly TestEvidence[]; readonly joins: readonly Join[] } {
  return reading.once(`suites ${core.id}`, (inner) => {
    const trail = newTrail(inner);
    const tests = gather(trail, core);
    const once = new Map(tests.map((test) => [test.position, test]));
    return { tests: [...once.values()].toSorted(byTime), joins: joinsOf(trail) };
  });
}

/** How the required suites stand for a deployment; none is required of what takes nothing new live. */
export function requiredSuitesOf(
  reading: Reading,
  core: DeploymentCore,
  required: RequiredSuites,
): readonly RequiredSuite[] {
  const { tests } = suitesOf(reading, core);
  const [artifact, config] = [newArtifactOf(core), newConfigOf(core)];
  if (artifact !== null) {
    const own = tests.filter((test) => test.artifactDigest === artifact);
    return required.artifact.map((kind) => judge(kind, { own, tests, core }));
  }
  if (config === null) return [];
  const own = tests.filter((test) => test.configDigest === config);
  return required.configuration.map((kind) => judge(kind, { own, tests, core }));
}

export function suiteRunOf(test: TestEvidence): SuiteRun {
  const { position, subjectId, suite, outcome, artifactDigest, configDigest, commit } = test;
  return {
    position,
    run: subjectId,
    kind: suite,
    outcome,
    artifactDigest,
    configDigest,
    commit,
    environment: test.environment,
    reportDigest: test.reportDigest,
    finishedAt: momentOf(test).text,
  };
}

function gather(trail: Trail, core: DeploymentCore): readonly TestEvidence[] {
  const { reading } = trail;
  const { artifactDigest, chain } = core;
  const config = newConfigOf(core);
  const commits = sourceChangesOf(reading, core).flatMap((id) => {
    const change = sourceChangeOf(reading, id);
    return [change?.headSha, change?.mergeSha].filter((sha) => typeof sha === 'string');
  });
  return [
    ...(artifactDigest === null ? [] : follow(trail, ['test', `artifact:${artifactDigest}`])),
    ...(config === null ? [] : follow(trail, ['test', `config:${config}`])),
    ...commits.flatMap((commit) => follow(trail, ['test', `commit:${commit}`])),
    ...(chain === null ? [] : follow(trail, ['test', `chain:${chain}`], { where: isUnbound })),
  ];
}

/** A run in the same chain that does not say what it ran on. */
function isUnbound({ artifactDigest, configDigest, commit }: TestEvidence): boolean {
  return artifactDigest === null && configDigest === null && commit === null;
}

interface Runs {
  readonly own: readonly TestEvidence[];
  readonly tests: readonly TestEvidence[];
  readonly core: DeploymentCore;
}

function judge(kind: SuiteKind, { own, tests, core }: Runs): RequiredSuite {
  const startedAt = core.startedAt?.at ?? null;
  const isEarly = ({ at }: TestEvidence) => startedAt === null || at < startedAt;
  const runs = own.filter(({ suite }) => suite === kind);
  const last = runs.findLast(isEarly);
  if (last?.outcome === 'success') return { kind, result: 'passed' };
  if (last !== undefined) return { kind, result: 'failed' };
  if (runs.some(({ outcome }) => outcome === 'success')) return { kind, result: 'late' };
  const unbound = tests.filter((test) => test.suite === kind && isUnbound(test) && isEarly(test));
  const isUnproven = unbound.some(({ outcome }) => outcome === 'success');
  return { kind, result: isUnproven ? 'unproven' : 'missing' };
}
