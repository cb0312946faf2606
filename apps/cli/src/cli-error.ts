// SPDX-License-Identifier: Apache-2.0

/** What a command cannot do, in one line that says what to do next. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}
