// SPDX-License-Identifier: Apache-2.0
import { formatNote, type NoteSignature, parseNote } from '../domain/note.js';
import { type Policy, policyKeys } from '../domain/policy.js';
import { hasQuorum } from '../domain/quorum.js';
import { verifyNote } from '../domain/verify-now.js';
import type { Signed } from './sealed-tree.js';
import { type ProofFrom, WitnessClient } from './witness-client.js';

/** A note with what witnesses have added to it. */
export interface Cosigned {
  readonly signed: Signed;
  readonly hasQuorum: boolean;
  /** what went wrong, by the name of the witness */
  readonly problems: Readonly<Record<string, string>>;
}

/** The witnesses of a policy, for one ledger: each remembers how far that ledger was cosigned. */
export class Witnesses {
  private readonly clients: readonly WitnessClient[];

  constructor(private readonly policy: Policy) {
    this.clients = policy.witnesses.flatMap(({ key, url }) =>
      url === null ? [] : new WitnessClient({ key, url }),
    );
  }

  /** Asks all at the same time; one that refuses or is silent is left out. */
  async cosign(signed: Signed, proofFrom: ProofFrom): Promise<Cosigned> {
    const answers = await Promise.allSettled(
      this.clients.map((client) => client.cosign(signed, proofFrom)),
    );
    const cosignatures = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value] : [],
    );
    const note = withSignatures(signed.note, cosignatures);
    const problems = answers.flatMap((answer, at) =>
      answer.status === 'rejected' ? [[this.clients[at]?.name, String(answer.reason)]] : [],
    );
    return {
      signed: { ...signed, note },
      hasQuorum: this.isEnough(note),
      problems: Object.fromEntries(problems) as Cosigned['problems'],
    };
  }

  /** Whether a note carries the cosignatures that the policy asks for. */
  isEnough(note: string): boolean {
    return hasQuorum(this.policy.quorum, verifyNote(parseNote(note), policyKeys(this.policy)));
  }
}

function withSignatures(note: string, added: readonly NoteSignature[]): string {
  const { text, signatures } = parseNote(note);
  return formatNote({ text, signatures: [...signatures, ...added] });
}
