// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from './bytes.js';
import type { NoteVerdict, Signer } from './check-note.js';
import type { VerifierKey } from './verifier-key.js';

/** Which witnesses are enough: nobody is needed, this one, or `threshold` of the members. */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly key: VerifierKey }
  | { readonly kind: 'group'; readonly threshold: number; readonly members: readonly Quorum[] };

/** The quorum of any `threshold` of the members. */
export function witnessGroup(threshold: number, members: readonly Quorum[]): Quorum {
  return { kind: 'group', threshold, members };
}

/** The quorum without a policy: any one of the keys that is a witness's. */
export function anyWitness(keys: readonly VerifierKey[]): Quorum {
  const witnesses = keys.filter(({ role }) => role === 'witness');
  return witnessGroup(
    1,
    witnesses.map((key) => ({ kind: 'witness', key })),
  );
}

/**
 * When the quorum had seen a note, in seconds since the epoch: for a group of threshold k the k-th
 * earliest time of its members. Null when too few have cosigned, and when nobody is needed.
 */
export function quorumTime(quorum: Quorum, signatures: NoteVerdict): bigint | null {
  return signatures.kind === 'signed' ? timeOf(quorum, signatures.by) : null;
}

/** Whether enough witnesses have cosigned a note. A forged note has no quorum. */
export function hasQuorum(quorum: Quorum, signatures: NoteVerdict): boolean {
  if (quorum.kind === 'none') return signatures.kind !== 'forged';
  return quorumTime(quorum, signatures) !== null;
}

function timeOf(quorum: Quorum, signers: readonly Signer[]): bigint | null {
  if (quorum.kind === 'none') return null;
  if (quorum.kind === 'group') {
    const times = quorum.members.flatMap((member) => timeOf(member, signers) ?? []);
    return times.toSorted((a, b) => Number(a - b))[quorum.threshold - 1] ?? null;
  }
  const { publicKey } = quorum.key;
  const signer = signers.find(
    ({ key }) => key.role === 'witness' && equalBytes(key.publicKey, publicKey),
  );
  return signer?.timestamp ?? null;
}
