// SPDX-License-Identifier: Apache-2.0

/** What was expected: a type of the catalogue, a usable schema registry, a whole catalogue. */
export type EventsErrorCode = 'UNKNOWN_TYPE' | 'BAD_REGISTRY' | 'BROKEN_CATALOGUE';

/** A broken expectation of a caller or a broken installation; never thrown for what an event holds. */
export class EventsError extends Error {
  constructor(
    readonly code: EventsErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EventsError';
  }
}
