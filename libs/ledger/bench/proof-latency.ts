// SPDX-License-Identifier: Apache-2.0
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import {
  CheckpointStore,
  emptyEdge,
  type FullTile,
  growEdge,
  leafHash,
  planInclusion,
  TreeProver,
  TreeReader,
} from '#ledger';
import type { Database } from '#platform';

const LEDGER = 'proofs';
const PAGE = 100_000;
const PROOFS = 2_000;

/** A ledger of short entries, grown to one size after the other. */
export class ProofField {
  private edge = emptyEdge();
  private readonly prover: TreeProver;

  constructor(private readonly database: Database) {
    this.prover = new TreeProver(new CheckpointStore(database), new TreeReader(database));
  }

  async growTo(size: number): Promise<void> {
    while (this.edge.size < size) {
      const first = this.edge.size;
      const count = Math.min(PAGE, size - first);
      const entries = Array.from({ length: count }, (_, at) => Buffer.from(`entry ${first + at}`));
      const grown = growEdge(this.edge, entries.map(leafHash));
      await this.copy(
        'ledger_entry (ledger, position, recorded_at, state, entry)',
        entries.map((entry, at) => `${LEDGER}\t${first + at}\t2026-01-01\t2\t${hex(entry)}\n`),
      );
      await this.copy('ledger_tile (ledger, level, index, hashes, root)', grown.full.map(tileLine));
      this.edge = grown.edge;
    }
    await this.database.query(
      `INSERT INTO ledger_checkpoint (ledger, size, note, sealed_at) VALUES ($1, $2, 'none', now())`,
      [LEDGER, size],
    );
    await this.database.query('VACUUM (ANALYZE) ledger_entry, ledger_tile');
  }

  /** Milliseconds for proofs of entries from everywhere in the tree. */
  async proofMs(): Promise<readonly number[]> {
    const took: number[] = [];
    const { size } = this.edge;
    for (let at = 0; at < PROOFS; at += 1) {
      const position = BigInt((at * 7_919_999) % size);
      const began = performance.now();
      await this.prover.prove(LEDGER, size, (grown) => planInclusion(position, grown));
      took.push(performance.now() - began);
    }
    return took;
  }

  private async copy(columns: string, lines: readonly string[]): Promise<void> {
    const session = await this.database.connect();
    const stream = session.query(copyFrom(`COPY ${columns} FROM STDIN`));
    stream.end(lines.join(''));
    await finished(stream);
    session.release();
  }
}

function tileLine({ level, index, hashes, root }: FullTile): string {
  return `${LEDGER}\t${level}\t${index}\t${hex(hashes)}\t${hex(root)}\n`;
}

function hex(bytes: Uint8Array): string {
  return `\\\\x${Buffer.from(bytes).toString('hex')}`;
}
