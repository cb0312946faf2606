// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.js';

const failed = { what: 'kafka ended', code: 'START_FAILED' } as const;

function told(lines: readonly string[]) {
  const { code, message } = failureOf({ ...failed, lines });
  return { code, message };
}

describe('the failure of a program', () => {
  it.each([
    ['FATAL:  could not write lock file: No space left on device', 'DISK_FULL'],
    ['java.io.IOException: Disk quota exceeded', 'DISK_FULL'],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'FOLDER_IN_USE'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'FOLDER_IN_USE'],
    ['KafkaException: Failed to acquire lock on file .lock in data', 'FOLDER_IN_USE'],
    ['Caused by: java.net.BindException: Address already in use', 'PORT_TAKEN'],
    ['java.nio.file.AccessDeniedException: data/meta.properties', 'FOLDER_NOT_WRITABLE'],
    ['FATAL:  database files are incompatible with server', 'START_FAILED'],
  ])('is known by its words: %s', (line, code) => {
    expect(told(['starting', line, 'shutting down'])).toEqual({
      code,
      message: `kafka ended: ${line}`,
    });
  });

  it('shows the last line where none is telling', () => {
    expect(told(['one', 'two'])).toEqual({ code: 'START_FAILED', message: 'kafka ended: two' });
  });

  it('says only what was done where the program was silent', () => {
    expect(told([])).toEqual({ code: 'START_FAILED', message: 'kafka ended' });
  });

  it('carries all the lines as its cause', () => {
    const { cause } = failureOf({ ...failed, lines: ['one', 'two'] });
    expect(cause).toEqual(new Error('one\ntwo'));
  });
});
