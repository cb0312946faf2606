// SPDX-License-Identifier: Apache-2.0
import { next } from '../company-state.js';
import { PIPELINE } from '../people.js';
import { CI } from '../publisher.js';
import type { Publisher } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';

export type Outcome = 'success' | 'failure';

/** One attempt of one pipeline; `id` names the attempt, so a retry never hides what it repeats. */
export interface PipelineRun {
  readonly id: string;
  readonly by: Publisher;
  readonly repository: string;
  readonly pipelineName: string;
  readonly attempt: number;
}

export type NewRun = Pick<PipelineRun, 'by' | 'repository' | 'pipelineName'>;

export function startRun(story: Story, { by, repository, pipelineName }: NewRun): PipelineRun {
  const uri = `${by.url}/${repository}/runs/${next(story.state, 'run')}`;
  return startAttempt(story, { id: `${uri}/attempts/1`, by, repository, pipelineName, attempt: 1 });
}

export function retryRun(story: Story, failed: PipelineRun): PipelineRun {
  const attempt = failed.attempt + 1;
  const id = failed.id.replace(/\d+$/, String(attempt));
  return startAttempt(story, { ...failed, id, attempt });
}

export function finishRun(story: Story, run: PipelineRun, outcome: Outcome): void {
  pass(story, 0.1, 1);
  tellRun(story, run, { name: 'pipelinerun.finished', outcome });
}

/** Tells of a task of the run while `work` goes on. */
export function withinTask<T>(
  story: Story,
  run: PipelineRun,
  work: { readonly task: string; readonly steps: () => T },
): T {
  const about = { repository: run.repository };
  const subjectId = `${run.id}/tasks/${work.task}`;
  const content = { taskName: work.task, uri: subjectId, pipelineRun: { id: run.id } };
  const said = { by: run.by, about, subjectId, actor: PIPELINE };
  tell(story, { ...said, name: 'taskrun.started', content });
  const result = work.steps();
  pass(story, 0.1, 0.5);
  tell(story, { ...said, name: 'taskrun.finished', content: { ...content, outcome: 'success' } });
  return result;
}

/** Builds wait for a free runner; deployments do not. */
function startAttempt(story: Story, run: PipelineRun): PipelineRun {
  if (run.by === CI) tellRun(story, run, { name: 'pipelinerun.queued' });
  pass(story, 0.1, 2);
  tellRun(story, run, { name: 'pipelinerun.started' });
  pass(story, 0.1, 1);
  return run;
}

type RunNews =
  | { readonly name: 'pipelinerun.queued' | 'pipelinerun.started' }
  | { readonly name: 'pipelinerun.finished'; readonly outcome: Outcome };

function tellRun(story: Story, run: PipelineRun, news: RunNews): void {
  const { name, ...outcome } = news;
  tell(story, {
    by: run.by,
    name,
    about: { repository: run.repository },
    subjectId: run.id,
    actor: PIPELINE,
    content: { pipelineName: run.pipelineName, uri: run.id, ...outcome },
  });
}
