// SPDX-License-Identifier: Apache-2.0
import { instantOf } from '#events';
import { earliestOf, latestOf, type Moment } from '../time.js';

/** The earliest of some times, as it was written; null: none can be read. */
export function earliestText(texts: readonly (string | null)[]): string | null {
  return earliestOf(texts.flatMap(momentsIn))?.text ?? null;
}

/** The latest of some times, as it was written; null: none can be read. */
export function latestText(texts: readonly (string | null)[]): string | null {
  return latestOf(texts.flatMap(momentsIn))?.text ?? null;
}

function momentsIn(text: string | null): readonly Moment[] {
  const instant = text === null ? null : instantOf(text);
  return instant === null ? [] : [{ text: instant.text, at: instant.nanoseconds }];
}
