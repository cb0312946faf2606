// SPDX-License-Identifier: Apache-2.0
import type { ItilProfile } from '#events';
import { PIPELINE } from '../people.js';
import { CI } from '../publisher.js';
import { between, hex } from '../random.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import type { Outcome, PipelineRun } from './pipeline-run.js';

type Profile = NonNullable<ItilProfile['test']>;

/** A suite, where it runs, and the commit, artifact or configuration that it tests. */
export interface SuiteOrder {
  readonly kind: 'lint' | 'unit' | 'integration' | 'smoke';
  readonly environment: string;
  readonly tests: Pick<Profile, 'artifactDigest' | 'configDigest' | 'commit'>;
  readonly outcome?: Outcome;
}

/** Tells of a run of a test suite. Answers with the id of the event that says how it ended. */
export function runSuite(story: Story, run: PipelineRun, order: SuiteOrder): string {
  const { kind, environment, outcome = 'success' } = order;
  const said = {
    by: CI,
    about: { repository: run.repository },
    subjectId: `${run.id}/suites/${kind}`,
    actor: PIPELINE,
  };
  const content = {
    environment: { id: environment },
    testSuite: { id: `${run.repository}/${kind}`, name: kind, version: '1' },
  };
  const profile = { kind, ...order.tests };
  tell(story, { ...said, name: 'testsuiterun.started', content, itil: { test: profile } });
  pass(story, 0.5, 8);
  const failed = outcome === 'success' ? 0 : between(story.random, 1, 4);
  const counts = { passed: between(story.random, 20, 400), failed, skipped: 0 };
  const reportDigest = `sha256:${hex(story.random, 8)}`;
  return tell(story, {
    ...said,
    name: 'testsuiterun.finished',
    content: { ...content, outcome },
    itil: { test: { ...profile, counts, reportDigest } },
  });
}
