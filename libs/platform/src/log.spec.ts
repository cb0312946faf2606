// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeLine } from './log.js';

it('a line stays the same JSON, without a character that ends it or moves a cursor', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = safeLine(JSON.stringify({ text }));
      expect(JSON.parse(line)).toEqual({ text });
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202E]/u);
    }),
  );
});

it('an error is logged in words and by its code, not with the row that it was about', () => {
  const script = `
    import { Log } from './libs/platform/src/log.ts';
    const error = Object.assign(new Error('refused'), { code: '23514', detail: 'Failing row contains (secret)' });
    new Log('spec').error('it failed \\u2028\\u001B[31m\\r\\n', { err: error });`;
  const line = execFileSync(
    process.execPath,
    ['--conditions=source', '--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(line)).toMatchObject({
    msg: 'it failed \u2028\u001B[31m\r\n',
    err: { type: 'Error', message: 'refused', code: '23514' },
  });
  expect(line).not.toContain('secret');
  expect(line.trimEnd()).not.toMatch(/[\p{Cc}\u2028]/u);
});
