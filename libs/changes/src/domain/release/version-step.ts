// SPDX-License-Identifier: Apache-2.0

/** How far a version is from the one before, where both hold three numbers; null: not to be told. */
export function versionStepOf(
  before: string | null,
  after: string | null,
): 'major' | 'minor' | 'patch' | null {
  const [old, now] = [numbersIn(before), numbersIn(after)];
  if (old === null || now === null) return null;
  if (old[0] !== now[0]) return 'major';
  if (old[1] !== now[1]) return 'minor';
  return old[2] === now[2] ? null : 'patch';
}

/** Semantic versioning: the numbers may stand behind a name, as in `shop-1.4.0`. */
const NUMBERS = /(?:^|[^\d.])(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?![\d.])/;

function numbersIn(version: string | null): readonly string[] | null {
  return NUMBERS.exec(version ?? '')?.slice(1) ?? null;
}
