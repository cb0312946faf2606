// SPDX-License-Identifier: Apache-2.0

/** Of which ledger an answer speaks, and the last position looked at for it; null: the ledger is empty. */
export interface Seen {
  readonly ledger: string;
  readonly asOf: number | null;
}

/** Of answers that do not say so themselves: a record is the same whatever was looked at. */
const SEEN = new WeakMap<object, Seen>();

/** An answer of which its headers say what was looked at. */
export function asSeen<T extends object>(answer: T, { ledger, asOf }: Seen): T {
  SEEN.set(answer, { ledger, asOf });
  return answer;
}

/** What was looked at for an answer, by itself or by `asSeen`; null: it speaks of no ledger. */
export function seenFor(answer: object): Seen | null {
  if (!('ledger' in answer) || typeof answer.ledger !== 'string') return SEEN.get(answer) ?? null;
  const { ledger } = answer;
  const asOf = 'asOf' in answer && typeof answer.asOf === 'number' ? answer.asOf : null;
  return { ledger, asOf };
}
