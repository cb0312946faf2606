// SPDX-License-Identifier: Apache-2.0
import { EmbeddedError, type EmbeddedErrorCode } from './embedded-error.js';

const TELLING = /FATAL|PANIC|ERROR|Error|Exception|could not|cannot|No space left/;

/** With these Maven ends every failure; why it failed stands before them. */
const MAVEN_HELP = /^\[ERROR\]\s*($|\[Help|To see|Re-run|For more)/;

const KNOWN: readonly (readonly [RegExp, EmbeddedErrorCode])[] = [
  [/No space left on device|Disk quota exceeded/, 'DISK_FULL'],
  [/pre-existing shared memory block|lock file .* already exists|acquire lock/, 'FOLDER_IN_USE'],
  [/Address already in use/, 'PORT_TAKEN'],
  [/Permission denied|AccessDeniedException|Read-only file system/, 'FOLDER_NOT_WRITABLE'],
];

/** What a program said before it failed. */
export interface LastWords {
  /** What was being done and how it ended: "starting kafka failed (exit code 1)". */
  readonly what: string;
  readonly lines: readonly string[];
  /** The code unless the lines show a better known one. */
  readonly code: EmbeddedErrorCode;
}

/** One line for the user, with the most telling of the program's last lines; all of them as cause. */
export function failureOf({ what, lines, code }: LastWords): EmbeddedError {
  const text = lines.join('\n');
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  const words = lines.filter((line) => !MAVEN_HELP.test(line));
  const telling = words.findLast((line) => (known?.[0] ?? TELLING).test(line)) ?? words.at(-1);
  const message = telling === undefined ? what : `${what}: ${telling.trim()}`;
  return new EmbeddedError(known?.[1] ?? code, message, { cause: new Error(text) });
}
