// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { buildEvent, type EventDraft, type ItilProfile, type JsonObject } from '#events';
import type { CiContext } from './ci-context.js';

/** What a pipeline says of an event itself; the rest is known from where it runs. */
export interface PartialDraft extends Partial<Omit<EventDraft, 'subject' | 'predicate'>> {
  readonly subject: string;
  readonly predicate: string;
}

/** A CDEvent out of what was said and what the CI system says. Throws Error in words for people. */
export function completeEvent(draft: PartialDraft, ci: CiContext | null, now: Date) {
  const source = draft.source ?? ci?.repository ?? ci?.run;
  if (source === undefined) throw new Error('no CI system is recognised here: say --source');
  const subjectId = draft.subjectId ?? subjectOf(draft.subject, ci);
  if (subjectId === null) throw new Error(`what is it about? say --subject for ${draft.subject}`);
  const itil = profileOf(draft, ci);
  return buildEvent({
    ...draft,
    id: draft.id ?? randomUUID(),
    source,
    timestamp: draft.timestamp ?? now.toISOString(),
    subjectId,
    content: { ...contentOf(draft.subject, ci), ...draft.content },
    ...(Object.keys(itil).length === 0 ? {} : { itil }),
    ...(ci === null ? {} : { customData: { ci: runOf(ci), ...draft.customData } }),
  });
}

/** A run, a build and a test of it have names of their own; of everything else only the pipeline knows. */
function subjectOf(subject: string, ci: CiContext | null): string | null {
  if (ci === null) return null;
  const within = ci.job === null ? ci.run : `${ci.run}#${encodeURIComponent(ci.job)}`;
  return (
    { pipelinerun: ci.run, taskrun: within, build: within, testsuiterun: within }[subject] ?? null
  );
}

function contentOf(subject: string, ci: CiContext | null): JsonObject {
  if (ci === null) return {};
  const uri = URL.canParse(ci.run) ? { uri: ci.run } : {};
  if (subject === 'pipelinerun') return { ...named('pipelineName', ci.pipeline), ...uri };
  if (subject === 'taskrun')
    return { ...named('taskName', ci.job), ...uri, pipelineRun: { id: ci.run } };
  return {};
}

function named(key: string, name: string | null): JsonObject {
  return name === null ? {} : { [key]: name };
}

/** Who, and which commit, in the words of the profile; what was said comes before what is known. */
function profileOf(draft: PartialDraft, ci: CiContext | null): ItilProfile {
  const known = ci === null ? {} : knownProfile(draft.subject, ci);
  const { itil = {} } = draft;
  return Object.fromEntries(
    [...new Set([...Object.keys(known), ...Object.keys(itil)])].map((key) => [
      key,
      { ...Reflect.get(known, key), ...Reflect.get(itil, key) },
    ]),
  );
}

function knownProfile(subject: string, ci: CiContext): ItilProfile {
  const actor = ci.actor === null ? {} : { actor: ci.actor };
  const commit = ci.commit === null ? {} : { commit: ci.commit };
  if (subject === 'build') return { ...actor, build: { builder: ci.run, ...commit } };
  if (subject === 'artifact') return { ...actor, build: commit };
  if (subject === 'testsuiterun' || subject === 'testcaserun') return { ...actor, test: commit };
  if (subject !== 'service' && subject !== 'itil-deployment') return actor;
  const attempt = ci.attempt === null ? {} : { attempt: ci.attempt };
  return { ...actor, deployment: { pipelineRun: ci.run, ...attempt } };
}

/** Where it was published from, for those who ask later. */
function runOf({ system, repository, commit, ref, run, attempt }: CiContext): JsonObject {
  const said = Object.entries({ system, repository, commit, ref, run, attempt });
  return Object.fromEntries(said.filter(([, value]) => value !== null));
}
