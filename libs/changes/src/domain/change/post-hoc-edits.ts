// SPDX-License-Identifier: Apache-2.0
import { timeOf } from '../evidence/head.js';
import { requestAsOf, type RequestView } from '../request/request-view.js';

/** Something that the request said otherwise after the change had begun (rule 28). */
export interface PostHocEdit {
  readonly field: string;
  /** JSON of what it said before and after */
  readonly before: string;
  readonly after: string;
  readonly at: string;
  readonly by: string | null;
  readonly position: number;
}

const FIELDS = [
  'changeType',
  'title',
  'description',
  'reason',
  'requestor',
  'model',
  'environments',
  'services',
  'artifactDigests',
  'configDigests',
  'scopeHash',
  'plannedStart',
  'plannedEnd',
  'risk',
  'impact',
  'securityImpact',
  'backoutPlan',
  'codeChanges',
  'tickets',
  'incident',
] as const satisfies readonly (keyof RequestView)[];

/** Every field that was said otherwise after the start, one edit an event and field. */
export function postHocEditsOf(request: RequestView, startedAt: bigint): readonly PostHocEdit[] {
  const later = request.facts.filter(({ at }) => at > startedAt);
  return later.flatMap((fact) => {
    const before = requestAsOf(request, fact.at - 1n);
    const after = requestAsOf(request, fact.at);
    if (before === null || after === null) return [];
    return FIELDS.flatMap((field) => {
      const [old, now] = [JSON.stringify(before[field]), JSON.stringify(after[field])];
      if (old === now) return [];
      const by = fact.actor?.id ?? null;
      return [{ field, before: old, after: now, at: timeOf(fact), by, position: fact.position }];
    });
  });
}
