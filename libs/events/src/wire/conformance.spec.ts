// SPDX-License-Identifier: Apache-2.0
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeRecord } from './decode-record.js';
import { record, structured } from './testing/records.js';

const FOLDER = '../shared/data/cdevents';
const isThere = existsSync(FOLDER);
if (!isThere) process.stderr.write(`SKIPPED: CDEvents conformance events, ${FOLDER} is absent\n`);

const files = isThere ? globSync(`${FOLDER}/v*/conformance/*.json`) : [];

describe.skipIf(!isThere)('the conformance events of CDEvents 0.4.1 and 0.5.1', () => {
  it('are read as they are written, bare and inside a CloudEvent', () => {
    const events = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
    const wrapped = events.map((data) => {
      const { id, source, type } = data.context;
      return structured({ specversion: '1.0', id, source, type, data });
    });
    const expected = events.map((document) => {
      const { id, source, type, timestamp } = document.context;
      return { state: 2, reason: null, claim: { id, source, type, time: timestamp }, document };
    });
    expect(files.length).toBe(90);
    expect(events.map((event) => decodeRecord(record(event)))).toMatchObject(expected);
    expect(wrapped.map(decodeRecord)).toMatchObject(expected);
  });
});
