// SPDX-License-Identifier: Apache-2.0
import { TEST } from '../company.js';
import type { DemoService } from '../company.js';
import { PIPELINE } from '../people.js';
import { CI } from '../publisher.js';
import { hex } from '../random.js';
import { beginChain, pass, tell } from '../story.js';
import type { Story } from '../story.js';
import { artifactOf } from './artifact.js';
import type { Artifact } from './artifact.js';
import { finishRun, startRun, withinTask } from './pipeline-run.js';
import type { PipelineRun } from './pipeline-run.js';
import type { SourceChange } from './source-change.js';
import { runSuite } from './test-suite.js';

/** A built artifact, and the events that say where it comes from. */
export interface Build {
  readonly artifact: Artifact;
  /** the chain that begins with the build and goes on into production */
  readonly chainId: string;
  readonly packaged: string;
  readonly published: string;
  /** events of the finished test suites */
  readonly tests: readonly string[];
}

export interface BuildOrder {
  readonly service: DemoService;
  readonly change: SourceChange;
  readonly version: string;
  readonly testing: 'tested' | 'untested';
}

/** Builds what was merged: from here on a new chain. */
export function buildArtifact(story: Story, order: BuildOrder): Build {
  const { service, change } = order;
  const chainId = beginChain(story);
  pass(story, 0.1, 2);
  const { repository } = service;
  const run = startRun(story, { by: CI, repository, pipelineName: 'build' });
  const artifact = artifactOf(service.id, order.version, hex(story.random, 8));
  const said = withinTask(story, run, {
    task: 'package',
    steps: () => packageArtifact(story, { run, artifact, change }),
  });
  const tests = order.testing === 'tested' ? testArtifact(story, run, artifact) : [];
  finishRun(story, run, 'success');
  story.state.lastPublished.set(service.id, said.published);
  return { artifact, chainId, ...said, tests };
}

interface Packaging {
  readonly run: PipelineRun;
  readonly artifact: Artifact;
  readonly change: SourceChange;
}

function packageArtifact(
  story: Story,
  packaging: Packaging,
): Pick<Build, 'packaged' | 'published'> {
  const { run, artifact, change } = packaging;
  const built = sayBuild(story, packaging);
  pass(story, 0.1, 1);
  const said = {
    by: CI,
    about: { repository: run.repository },
    subjectId: artifact.id,
    actor: PIPELINE,
  };
  const packaged = tell(story, {
    ...said,
    name: 'artifact.packaged',
    content: {
      change: { id: change.url },
      sbom: { uri: `${CI.url}/sboms/${artifact.digest.slice(7)}.json` },
    },
    itil: { build: { commit: change.mergeSha, digests: [artifact.digest] } },
    links: [
      { linkType: 'PATH', from: { contextId: built } },
      { linkType: 'RELATION', linkKind: 'BUILT_FROM', target: { contextId: change.events.merged } },
    ],
  });
  pass(story, 0.1, 1);
  const signature = hex(story.random, 16);
  tell(story, { ...said, name: 'artifact.signed', content: { signature } });
  pass(story, 0.1, 1);
  const user = PIPELINE.id;
  const published = tell(story, { ...said, name: 'artifact.published', content: { user } });
  return { packaged, published };
}

function sayBuild(story: Story, { run, artifact, change }: Packaging): string {
  const said = {
    by: CI,
    about: { repository: run.repository },
    subjectId: `${run.id}/builds/image`,
    actor: PIPELINE,
  };
  const build = { builder: `${CI.url}/builders/image/v3`, commit: change.mergeSha };
  tell(story, { ...said, name: 'build.started', content: {}, itil: { build } });
  pass(story, 2, 6);
  return tell(story, {
    ...said,
    name: 'build.finished',
    content: { artifactId: artifact.id },
    itil: { build: { ...build, outcome: 'success', digests: [artifact.digest] } },
  });
}

function testArtifact(story: Story, run: PipelineRun, artifact: Artifact): readonly string[] {
  const order = { environment: TEST.id, tests: { artifactDigest: artifact.digest } };
  return withinTask(story, run, {
    task: 'test',
    steps: () => [
      runSuite(story, run, { ...order, kind: 'unit' }),
      runSuite(story, run, { ...order, kind: 'integration' }),
    ],
  });
}
