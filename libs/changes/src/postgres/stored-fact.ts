// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '#events';

/** A fact as JSON text; its 64-bit numbers become decimal strings. */
export function encodeFact(fact: Fact): string {
  return JSON.stringify(fact, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

type StoredFact = Omit<Fact, 'origin' | 'occurredAt'> & {
  readonly origin: Omit<Fact['origin'], 'position'> & { readonly position: string };
  readonly occurredAt: { readonly text: string; readonly nanoseconds: string } | null;
};

/** The fact that `encodeFact` wrote. */
export function decodeFact(stored: StoredFact): Fact {
  const { origin, occurredAt } = stored;
  return {
    ...stored,
    origin: { ...origin, position: BigInt(origin.position) },
    occurredAt: occurredAt && { ...occurredAt, nanoseconds: BigInt(occurredAt.nanoseconds) },
  };
}

export type { StoredFact };
