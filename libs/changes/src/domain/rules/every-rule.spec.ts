// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const DOMAIN = join(import.meta.dirname, '..');
/** 20 is a control, 22 wants a runtime's reports, 29 and 30 are no rules of records (records.md b.2) */
const ELSEWHERE = [20, 22];
const LAST = 28;

it('has a spec for every rule of the records, named after it', () => {
  const specs = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.spec.ts'),
  );
  const named = specs.flatMap((file) => {
    const text = readFileSync(join(DOMAIN, file), 'utf8');
    return Array.from(text.matchAll(/describe\('rule (\d+): /g), ([, rule]) => Number(rule));
  });
  const wanted = Array.from({ length: LAST }, (_, index) => index + 1);
  expect([...new Set(named)].toSorted((left, right) => left - right)).toEqual(
    wanted.filter((rule) => !ELSEWHERE.includes(rule)),
  );
});
