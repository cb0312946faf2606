// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, type JsonObject } from '../json.js';
import { instantOf } from '../time/instant.js';
import { type FieldProblems, problemsOf } from './claim.js';
import type { WireProblem } from './problem.js';
import { NO_ATTRIBUTES, type Reading } from './reading.js';

const CHAIN = problemsOf('chainId', '/chainId');
const TYPE = problemsOf('linkType', '/linkType');
const TIME = problemsOf('timestamp', '/timestamp');

/** True for JSON with the three fields of every stand-alone CDEvents link. */
export function looksLink(document: unknown): document is JsonObject {
  if (!isJsonObject(document)) return false;
  const { chainId, linkType, timestamp } = document;
  return [chainId, linkType, timestamp].every((field) => field !== undefined);
}

/**
 * Reads a stand-alone link. It has no id, so it claims nothing and is never taken for a
 * redelivery: the same link twice says the same. Its three fields are its envelope (state 2).
 */
export function readLink(link: JsonObject): Reading {
  const { chainId, linkType, timestamp } = link;
  const stop = textProblem(chainId, CHAIN) ?? textProblem(linkType, TYPE) ?? timeProblem(timestamp);
  const attributes = NO_ATTRIBUTES;
  return { shape: 'link', claim: null, document: link, attributes, stop, note: null };
}

function textProblem(value: unknown, problems: FieldProblems): WireProblem | null {
  if (value === null || value === '') return problems.missing;
  return typeof value === 'string' ? null : problems.notText;
}

function timeProblem(value: unknown): WireProblem | null {
  const problem = textProblem(value, TIME);
  if (problem !== null || typeof value !== 'string') return problem;
  return instantOf(value) === null ? TIME.notRfc3339 : null;
}
