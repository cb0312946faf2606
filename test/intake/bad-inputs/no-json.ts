// SPDX-License-Identifier: Apache-2.0
import { type BadInput, structured, text } from './bad-input.js';

/** What is no JSON, or more of it than anyone reads. */
export function noJson(): readonly BadInput[] {
  return [
    { name: 'a tombstone', value: null, state: 0, code: 'empty' },
    { name: 'an empty value', value: Buffer.of(), state: 0, code: 'empty' },
    text('white space alone', ' \r\n\t', 'whitespace'),
    text('JSON cut off', '{"specversion":"1.0","id":', 'json_syntax'),
    text('two documents', '{}{}', 'json_syntax'),
    text('trailing bytes', '{} x', 'json_syntax'),
    text('NaN', '{"a":NaN}', 'json_syntax'),
    text('single quotes', "{'a':1}", 'json_syntax'),
    text('a comment', '{"a":1/* no */}', 'json_syntax'),
    text('a trailing comma', '{"a":1,}', 'json_syntax'),
    text('a byte order mark', '\ufeff{}', 'bom'),
    structured('a byte that is no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 0, 'not_utf8'),
    structured('UTF-16', Buffer.from('\ufeff{"a":1}', 'utf16le'), 0, 'not_utf8'),
    structured('Latin-1', Buffer.from('{"a":"é"}', 'latin1'), 0, 'not_utf8'),
    text('a key twice', '{"id":1,"id":2}', 'duplicate_key'),
    text('a key twice, once escaped', '{"id":1,"\\u0069d":2}', 'duplicate_key'),
    text('100,000 brackets', '['.repeat(100_000) + ']'.repeat(100_000), 'json_depth'),
    text(
      '100,000 keys',
      `{${Array.from({ length: 100_000 }, (_, n) => `"${n}":0`).join()}}`,
      'too_many_keys',
    ),
    text('100,000 items', `[${'0,'.repeat(100_000)}0]`, 'too_many_items'),
    { name: 'no headers, no JSON', value: Buffer.from('hello'), state: 0, code: 'json_syntax' },
  ];
}
