// SPDX-License-Identifier: Apache-2.0
import { parentPort } from 'node:worker_threads';
import { compileChecks } from '#events';
import { buffersOf, packAhead } from '#ledger';
import { judgeKafkaRecord, quarantineCode } from './judge-chunk.js';
import type { Judged, JudgingTask } from './judging-thread.js';
import { recordsOf } from './record-frame.js';

// What `JudgingThread` runs: judges the records of each task and packs their entries.

const port = parentPort;
if (port === null) throw new Error('this is started as a thread');

// while the consumer's group gathers
for (const _ of compileChecks());

let turn = Promise.resolve();
port.on('message', (task: JudgingTask) => {
  turn = turn.then(async () => answer(await judge(task)));
});

function answer(judged: Judged): void {
  port?.postMessage(judged, judged.packed === null ? [] : [...buffersOf(judged.packed)]);
}

async function judge({ id, frame, place, stamp }: JudgingTask): Promise<Judged> {
  try {
    const entries = recordsOf(frame).map((record) => judgeKafkaRecord(record, place));
    const codes = entries.map(quarantineCode).filter((code) => code !== null);
    return { id, packed: await packAhead(entries, stamp), codes };
  } catch {
    // whoever asked meets the same error, where it is handled
    return { id, packed: null, codes: [] };
  }
}
