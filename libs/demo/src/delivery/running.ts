// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import { placeOf } from '../company-state.js';
import type { Running } from '../company-state.js';
import { WATCHER } from '../people.js';
import { MONITOR } from '../publisher.js';
import { hex } from '../random.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';

export function runningOf(story: Story, environment: string, service: string): Running {
  const place = placeOf(environment, service);
  const known = story.state.running.get(place);
  if (known !== undefined) return known;
  const configDigest = `sha256:${hex(story.random, 8)}`;
  return setRunning(story, place, { artifact: null, configDigest, deployment: null });
}

export function setRunning(story: Story, place: string, running: Running): Running {
  story.state.running.set(place, running);
  return running;
}

/** Some minutes after a change the monitor tells what really runs of a service in production. */
export function observeRuntime(story: Story, service: string): void {
  pass(story, 2, 6);
  const { artifact, configDigest } = runningOf(story, PRODUCTION.id, service);
  const digests = artifact === null ? [] : [artifact.digest];
  tell(story, {
    by: MONITOR,
    name: 'itil-runtime.observed',
    about: { environment: PRODUCTION.id, service },
    subjectId: PRODUCTION.id,
    actor: WATCHER,
    content: { environment: { id: PRODUCTION.id }, items: [{ service, digests, configDigest }] },
  });
}
