// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import type { Place } from '../telling.js';

/** Production, of one service or of all that are meant. */
export function productionOf(services: readonly string[]): Place {
  const [service, ...others] = services;
  const environment = PRODUCTION.id;
  return service === undefined || others.length > 0 ? { environment } : { environment, service };
}
