// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from '../json.js';
import { reason } from '../reason.js';
import type { Reason } from '../reason.js';
import type { SchemaRegistry } from '../registry/schema-registry.js';
import { isJudged, judge } from './judge.js';
import type { Judged } from './judge.js';
import { isStandaloneLink, linkProblem, linkTimeProblem } from './read-link.js';
import { semanticProblem } from './semantics.js';

/** Where an event stands on the ladder, and the first problem in words. */
export interface Classification {
  /**
   * The last rung passed: 2 = it has an envelope · 3 = the schema of (spec version, type) holds ·
   * 4 = the custom schema holds, or none applies · 5 = it means what it says.
   */
  readonly state: 2 | 3 | 4 | 5;
  /** Null at rung 5. */
  readonly reason: Reason | null;
}

/**
 * Finds the rung of a CDEvent, or of a stand-alone link, from the third to the fifth. Never throws,
 * whatever the document. Custom types are known by `registry`; ours need no registering.
 */
export function classifyEvent(document: unknown, registry?: SchemaRegistry): Classification {
  if (isStandaloneLink(document)) return classifyLink(document);
  const judged = judge(document);
  if (!isJudged(judged)) return { state: 2, reason: judged };
  const customProblem = customSchemaProblem(judged, registry);
  if (customProblem !== null) return { state: 3, reason: customProblem };
  const problem = semanticProblem(judged.document);
  return problem === null ? { state: 5, reason: null } : { state: 4, reason: problem };
}

function classifyLink(document: JsonObject): Classification {
  const problem = linkProblem(document);
  if (problem !== null) return { state: 2, reason: problem };
  const timeProblem = linkTimeProblem(document);
  return timeProblem === null ? { state: 5, reason: null } : { state: 4, reason: timeProblem };
}

function customSchemaProblem(judged: Judged, registry?: SchemaRegistry): Reason | null {
  const { envelope, route } = judged;
  if (route.kind === 'itil') return route.checkContent(envelope.subject['content']);
  const { schemaUri } = envelope.context;
  const byUri = typeof schemaUri === 'string' ? registry?.checkOfUri(schemaUri) : undefined;
  const check = byUri ?? registry?.checkOfType(envelope.type);
  if (check !== undefined) return check(envelope.document);
  return route.kind === 'custom' ? reason('unregistered_custom', '/context/type') : null;
}
