// SPDX-License-Identifier: Apache-2.0
import { EmbeddedError } from './embedded-error.js';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const NOT_WRITABLE = new Set(['EACCES', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EPERM', 'EROFS']);

/** The code that the operating system gave ("ENOENT"), or an empty string. */
export function codeOf(error: unknown): string {
  const isCoded = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return isCoded ? String(error.code) : '';
}

/** What a failed write to `path` means to the user; errors that are no such thing pass unchanged. */
export function writeFailure(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (FULL.has(code)) {
    return new EmbeddedError('DISK_FULL', `no space is left for ${path}`, { cause: error });
  }
  if (!NOT_WRITABLE.has(code)) return error;
  return new EmbeddedError('FOLDER_NOT_WRITABLE', `${path} cannot be written (${code})`, {
    cause: error,
  });
}
