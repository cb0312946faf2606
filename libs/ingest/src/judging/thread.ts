// SPDX-License-Identifier: Apache-2.0
import { parentPort } from 'node:worker_threads';
import { compileChecks } from '#events';
import { buffersOf, type NewEvent, packAhead, type PartitionPlace } from '#ledger';
import { judgeKafkaRecord, quarantineCode } from './judge-chunk.js';
import type { Judged, JudgingTask } from './judging-thread.js';
import { type RecordFrame, recordsOf } from './record-frame.js';

// What `JudgingThread` runs: judges the records of each task and packs their entries.

const port = parentPort;
if (port === null) throw new Error('this is started as a thread');

// while the consumer's group gathers
for (const _ of compileChecks());

port.on('message', (task: JudgingTask) => {
  const judged = judge(task);
  port.postMessage(judged, judged.packed === null ? [] : [...buffersOf(judged.packed)]);
});

function judge({ id, frame, place, stamp }: JudgingTask): Judged {
  const codes: string[] = [];
  const expected = { count: frame.count, bytes: frame.bytes.length };
  try {
    return { id, packed: packAhead(entriesOf(frame, place, codes), expected, stamp), codes };
  } catch {
    // whoever asked meets the same error, where it is handled
    return { id, packed: null, codes: [] };
  }
}

/** One at a time: a chunk held whole would be copied at each collection of garbage. */
function* entriesOf(
  frame: RecordFrame,
  place: PartitionPlace,
  codes: string[],
): Generator<NewEvent> {
  for (const record of recordsOf(frame)) {
    const entry = judgeKafkaRecord(record, place);
    const code = quarantineCode(entry);
    if (code !== null) codes.push(code);
    yield entry;
  }
}
