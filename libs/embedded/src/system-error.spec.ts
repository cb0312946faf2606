// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { EmbeddedError } from './embedded-error.js';
import { writeFailure } from './system-error.js';

function systemError(code: string) {
  return Object.assign(new Error(code), { code });
}

describe('a failed write', () => {
  it.each([
    ['ENOSPC', new EmbeddedError('DISK_FULL', 'no space is left for /data')],
    ['EACCES', new EmbeddedError('FOLDER_NOT_WRITABLE', '/data cannot be written (EACCES)')],
    ['EROFS', new EmbeddedError('FOLDER_NOT_WRITABLE', '/data cannot be written (EROFS)')],
  ])('with %s is told in words', (code, expected) => {
    expect(writeFailure('/data', systemError(code))).toMatchObject({
      code: expected.code,
      message: expected.message,
    });
  });

  it('of an unknown kind stays as it is', () => {
    const error = systemError('EIO');
    expect(writeFailure('/data', error)).toBe(error);
  });
});
