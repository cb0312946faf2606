// SPDX-License-Identifier: Apache-2.0

/**
 * An error that a program can tell apart by `code`; each lib has one subclass and one union of
 * codes. The message is a lower-case sentence that carries the offending value.
 */
export class CodedError<C extends string> extends Error {
  constructor(
    readonly code: C,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}
