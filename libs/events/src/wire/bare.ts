// SPDX-License-Identifier: Apache-2.0
import type { CdEventDocument } from './cd-event-document.js';
import { type ClaimProblems, problemsOf, readClaim } from './claim.js';
import { NO_ATTRIBUTES, type Reading } from './reading.js';

const PROBLEMS: ClaimProblems = {
  id: problemsOf('context.id', '/context/id'),
  source: problemsOf('context.source', '/context/source'),
  type: problemsOf('context.type', '/context/type'),
  time: problemsOf('context.timestamp', '/context/timestamp'),
};

/** Reads a CDEvent that came without a CloudEvent around it: its context is the envelope. */
export function readBare(document: CdEventDocument): Reading {
  const { id, source, type, timestamp } = document.context;
  const { claim, problem } = readClaim({ id, source, type, time: timestamp }, PROBLEMS);
  const attributes = NO_ATTRIBUTES;
  return { shape: 'bare', claim, document, attributes, stop: problem, note: null };
}
