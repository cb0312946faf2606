// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { unverified } from '#ledger';
import { jsonReport } from './json.js';
import type { Outcome } from './outcome.js';
import { timeText } from './plain-text.js';
import { proseReport } from './prose.js';
import { outcomeOf } from './testing/run-verify.js';
import {
  ARCHIVE,
  changedArchive,
  EARLIER,
  exportFolder,
  LOG_KEY,
  WITNESS_KEY,
} from './testing/vectors.js';

const SCHEMA: object = JSON.parse(
  readFileSync(join(process.cwd(), 'docs/verify-report.schema.json'), 'utf8'),
);
const isReport = new Ajv2020({ strict: false }).compile(SCHEMA);

const KEYS = ['--key', LOG_KEY, '--key', WITNESS_KEY, '--pinned', EARLIER];

/** The outcome with the target's name replaced, which differs from run to run. */
async function named(target: string, ...args: readonly string[]): Promise<Outcome> {
  const outcome = await outcomeOf(target, ...args);
  return { ...outcome, options: { ...outcome.options, target: 'export' } };
}

describe('the report for machines', () => {
  it('says everything, in one line', async () => {
    const text = jsonReport(await named(ARCHIVE, ...KEYS));
    expect([text.indexOf('\n'), JSON.parse(text)]).toEqual([
      text.length - 1,
      {
        version: 1,
        target: 'export',
        depth: 'payloads',
        checkpoint: {
          origin: 'ledger.example.com/delivery',
          size: 300,
          root: 'WjwNHwjvLWlmrPhL/o86Tig6U/v+azADPl302w9wsM4=',
        },
        range: { from: 0, to: 300 },
        signedBy: [
          { key: 'ledger.example.com/delivery+092a6e03', role: 'log', time: null },
          { key: 'witness.example.com/w1+745fb5e8', role: 'witness', time: '2025-11-24T16:00:00Z' },
        ],
        redacted: 1,
        notLaterThan: '2025-11-24T16:00:00Z',
        verdicts: {
          integrity: {
            kind: 'OK',
            position: null,
            reason: 'the entries hash to the root that the log signed',
          },
          completeness: {
            kind: 'REDACTED',
            position: 42,
            reason: 'the payload is gone; entry 299 erased it',
          },
          time: { kind: 'OK', position: null, reason: 'enough witnesses have cosigned' },
          consistency: {
            kind: 'OK',
            position: null,
            reason: 'the first 100 entries are the ones of then',
          },
        },
        exitCode: 0,
      },
    ]);
  });

  it('follows its schema whatever was found', async () => {
    const targets = [
      ARCHIVE,
      exportFolder(),
      LOG_KEY,
      changedArchive('checkpoint', () => null),
      changedArchive('payload/000', () => null),
      changedArchive('tile/entries/000', (bytes) => bytes.subarray(0, 900)),
    ];
    for (const target of targets) {
      const report: unknown = JSON.parse(jsonReport(await outcomeOf(target, ...KEYS)));
      expect([isReport(report), isReport.errors]).toEqual([true, null]);
    }
    expect(isReport({})).toBe(false);
  });
});

describe('the report for people', () => {
  it('is one page', async () => {
    expect(proseReport(await named(ARCHIVE, ...KEYS))).toBe(`Verified export

  ledger        ledger.example.com/delivery
  entries       all 300
  root          WjwNHwjvLWlmrPhL/o86Tig6U/v+azADPl302w9wsM4=
  signed by     ledger.example.com/delivery+092a6e03
  cosigned by   witness.example.com/w1+745fb5e8 at 2025-11-24T16:00:00Z
  erased        1 of the payloads
  recorded      no later than 2025-11-24T16:00:00Z

  integrity     OK              the entries hash to the root that the log signed
  completeness  REDACTED        at 42: the payload is gone; entry 299 erased it
  time          OK              enough witnesses have cosigned
  consistency   OK              the first 100 entries are the ones of then

Not looked at, or not to be seen:
- what was never recorded, and whether what was recorded is true

What to do next:
- REDACTED: read the erasure entry; it says on what basis and by whom the payloads were erased
- keep the checkpoint: given as --pinned next time, it shows whether the history was rewritten since

Exit code 0
`);
  });

  it('says what was not looked at', async () => {
    const prose = proseReport(await named(exportFolder(), '--key', LOG_KEY, '--depth', 'entries'));
    expect(prose.slice(prose.indexOf('  entries '))).toBe(`  entries       256 to 299, of 300
  root          WjwNHwjvLWlmrPhL/o86Tig6U/v+azADPl302w9wsM4=
  signed by     ledger.example.com/delivery+092a6e03

  integrity     OK              the entries hash to the root that the log signed
  completeness  OK              no entry of the range is missing; payloads were not looked at
  time          UNANCHORED      too few of the witnesses given have cosigned
  consistency   UNANCHORED      no earlier checkpoint was given

Not looked at, or not to be seen:
- entries outside of 256 to 299
- what the entries say, their order in time, and their payloads (--depth payloads)
- whether others were shown the same history: too few vouch for it
- whether the history was rewritten before this checkpoint: no earlier one was given
- what was never recorded, and whether what was recorded is true

What to do next:
- UNANCHORED in time: give keys of witnesses (--key) or a --policy
- keep the checkpoint: given as --pinned next time, it shows whether the history was rewritten since

Exit code 0
`);
  });

  it('writes nothing on a terminal but text', async () => {
    const outcome = await named(ARCHIVE, ...KEYS);
    const reason = 'red \u001b[31m, csi \u009b, right to left \u202e, é, 😀';
    const report = unverified({ kind: 'TAMPERED', position: 7, reason });
    expect(proseReport({ ...outcome, report, exitCode: 6 })).toContain(
      'at 7: red \\u001b[31m, csi \\u009b, right to left \\u202e, é, 😀',
    );
  });

  it('shows times that no calendar has', () => {
    expect([0n, 253_402_300_799n, 2n ** 64n - 1n].map(timeText)).toEqual([
      '1970-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
      'second 18446744073709551615 since 1970',
    ]);
  });
});
