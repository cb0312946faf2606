// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Checkpoint, parseCheckpoint } from '../../domain/checkpoint.js';
import { formatSignatures, parseNote } from '../../domain/note.js';
import { isSignedByLog } from '../../domain/open-checkpoint.js';
import { cosignText, signerKey } from '../../domain/signer-key.js';
import { formatVerifierKey, type VerifierKey } from '../../domain/verifier-key.js';
import { verifyConsistency, verifyNote } from '../../domain/verify-now.js';
import { formatWitnessSize, parseAddCheckpoint } from '../../domain/witness-message.js';

/** A witness that does what C2SP tlog-witness says, over HTTP, for one log. */
export class WitnessServer {
  readonly key = signerKey('witness.example', 'witness', randomBytes(32));
  /** cosigned last */
  last: Checkpoint | null = null;
  asked = 0;

  private constructor(
    private readonly logKeys: readonly VerifierKey[],
    private readonly server: Server,
  ) {}

  static async start(logKeys: readonly VerifierKey[]): Promise<WitnessServer> {
    const server = createServer();
    const witness = new WitnessServer(logKeys, server);
    server.on('request', (request: IncomingMessage, response) => {
      void (async () => {
        const [status, answer] = witness.answer(await textOf(request));
        response.writeHead(status).end(answer);
      })();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return witness;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get policyLine(): string {
    return `witness w1 ${formatVerifierKey(this.key.verifier)} ${this.url}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(body: string): readonly [status: number, body: string] {
    this.asked += 1;
    const { oldSize, proof, checkpoint: note } = parseAddCheckpoint(body);
    const { text } = parseNote(note);
    const checkpoint = parseCheckpoint(text);
    const signatures = verifyNote(parseNote(note), this.logKeys);
    if (!isSignedByLog(checkpoint, signatures)) return [403, ''];
    const seen = this.last?.size ?? 0n;
    if (oldSize !== seen || checkpoint.size < seen) return [409, formatWitnessSize(seen)];
    if (this.last !== null && !extendsIt(this.last, checkpoint, proof)) return [422, ''];
    this.last = checkpoint;
    const now = BigInt(Math.floor(Date.now() / 1_000));
    return [200, formatSignatures([cosignText(this.key, text, now)])];
  }
}

function extendsIt(last: Checkpoint, next: Checkpoint, proof: readonly Uint8Array[]): boolean {
  const [size1, size2] = [last.size, next.size];
  return verifyConsistency({ size1, size2, root1: last.root, root2: next.root, proof });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
