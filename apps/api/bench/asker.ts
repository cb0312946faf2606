// SPDX-License-Identifier: Apache-2.0
import { Agent, get, type IncomingMessage } from 'node:http';

/**
 * A process of its own that asks what it is sent: whoever else measures has garbage, and its collection
 * would be taken for the API's.
 */

/** What is to be asked, in order. */
export interface Asking {
  readonly paths: readonly string[];
  readonly accept?: string;
  /** how many are under way at once; 1 unless said */
  readonly atOnce?: number;
  /** after which no more are asked; Infinity unless said */
  readonly mostSeconds?: number;
}

/** What came of it. */
export interface Answered {
  /** of each answer, until its last byte was read */
  readonly milliseconds: readonly number[];
  readonly seconds: number;
  readonly bytes: number;
}

const [url = '', key = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });

process.on('message', (asking: Asking) => {
  // what fails ends the process, and whoever waits for it is told
  void answer(asking).then((answered) => process.send?.(answered));
});

async function answer(asking: Asking): Promise<Answered> {
  const { paths, accept = '*/*', atOnce = 1, mostSeconds = Infinity } = asking;
  const began = performance.now();
  const left = [...paths].toReversed();
  const milliseconds: number[] = [];
  let bytes = 0;
  const asker = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const from = performance.now();
      if (from - began > mostSeconds * 1_000) return;
      bytes += await read(path, accept);
      milliseconds.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
  return { milliseconds, seconds: (performance.now() - began) / 1_000, bytes };
}

/** Reads a whole answer, and says how many bytes it had. Throws unless it is 200. */
async function read(path: string, accept: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}`, accept };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(new URL(path, url), { agent, headers }, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`${path} answers ${response.statusCode}`);
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return bytes;
}
