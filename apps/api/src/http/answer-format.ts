// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify';

/** How an answer is written: one JSON document, or a list whole as lines. */
export type AnswerFormat = 'json' | 'ndjson' | 'csv';

const MEDIA_TYPES: readonly (readonly [string, AnswerFormat])[] = [
  ['application/x-ndjson', 'ndjson'],
  ['text/csv', 'csv'],
  ['application/json', 'json'],
];

/** The first format that the request's `Accept` names; JSON where it names none of them. */
export function answerFormatOf({ headers }: FastifyRequest): AnswerFormat {
  const wanted = (headers.accept ?? '').split(',').map((each) => each.split(';')[0]?.trim());
  for (const mediaType of wanted) {
    const known = MEDIA_TYPES.find(([name]) => name === mediaType?.toLowerCase());
    if (known !== undefined) return known[1];
  }
  return 'json';
}
