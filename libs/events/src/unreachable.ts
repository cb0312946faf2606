// SPDX-License-Identifier: Apache-2.0
import { EventsError } from './events-error.js';

/** Where the types leave nothing: a new case without its branch does not compile. */
export function unreachable(value: never): never {
  throw new EventsError('BROKEN_CATALOGUE', `no branch for ${JSON.stringify(value)}`);
}
