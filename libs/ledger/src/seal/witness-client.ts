// SPDX-License-Identifier: Apache-2.0
import { equalBytes } from '../domain/bytes.js';
import { type Note, type NoteSignature, parseNote, parseSignatures } from '../domain/note.js';
import type { Hash } from '../domain/hash.js';
import type { PolicyParty } from '../domain/policy.js';
import { verifyNote } from '../domain/verify-now.js';
import { formatAddCheckpoint, parseWitnessSize } from '../domain/witness-message.js';
import { SealError } from './seal-error.js';
import type { Signed } from './sealed-tree.js';

/** Gives the proof that a checkpoint's tree begins with the tree of so many entries. */
export type ProofFrom = (oldSize: bigint) => Promise<readonly Hash[]>;

const PATIENCE_MS = 5_000;
const MAX_ANSWER_BYTES = 16 * 1024;

/** Asks one witness to cosign, by C2SP tlog-witness; knows what it cosigned last. */
export class WitnessClient {
  private cosigned = 0n;

  constructor(private readonly party: PolicyParty & { readonly url: string }) {}

  get name(): string {
    return this.party.key.name;
  }

  /** The cosignature, verified. Throws SealError WITNESS_REFUSED, WITNESS_UNAVAILABLE. */
  async cosign(signed: Signed, proofFrom: ProofFrom): Promise<NoteSignature> {
    const first = await this.ask(signed, proofFrom);
    if (first.status !== 409) return this.read(signed, first);
    const seen = parseWitnessSize(first.body);
    if (seen > signed.checkpoint.size) {
      throw this.refused(`has cosigned ${seen} entries already: it knows another history`);
    }
    this.cosigned = seen;
    return this.read(signed, await this.ask(signed, proofFrom));
  }

  private async ask({ note }: Signed, proofFrom: ProofFrom): Promise<Answer> {
    const oldSize = this.cosigned;
    const proof = oldSize === 0n ? [] : await proofFrom(oldSize);
    const body = formatAddCheckpoint({ oldSize, proof, checkpoint: note });
    const url = `${this.party.url.replace(/\/+$/, '')}/add-checkpoint`;
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const response = await fetch(url, { method: 'POST', body, signal, redirect: 'error' });
      return { status: response.status, body: await bounded(response) };
    } catch (cause) {
      const message = `witness ${this.name} does not answer at ${url}`;
      throw new SealError('WITNESS_UNAVAILABLE', message, { cause });
    }
  }

  private read({ note, checkpoint }: Signed, { status, body }: Answer): NoteSignature {
    if (status !== 200) throw this.refused(`answers ${status}: ${reasonOf(status)}`);
    const { text } = parseNote(note);
    const own = parseSignatures(body).find((signature) =>
      this.holds({ text, signatures: [signature] }),
    );
    if (own === undefined) throw this.refused('answers with a cosignature that does not hold');
    this.cosigned = checkpoint.size;
    return own;
  }

  private holds(note: Note): boolean {
    const verdict = verifyNote(note, [this.party.key]);
    return (
      verdict.kind === 'signed' &&
      verdict.by.some(({ key }) => equalBytes(key.publicKey, this.party.key.publicKey))
    );
  }

  private refused(what: string): SealError {
    return new SealError('WITNESS_REFUSED', `witness ${this.name} ${what}`);
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** The statuses of C2SP tlog-witness. */
function reasonOf(status: number): string {
  if (status === 403) return 'it trusts none of our keys';
  if (status === 404) return 'it does not know this ledger';
  if (status === 422) return 'it does not accept our consistency proof';
  return 'which it should not';
}

async function bounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MAX_ANSWER_BYTES) throw new Error(`an answer of over ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
