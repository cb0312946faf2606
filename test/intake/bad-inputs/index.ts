// SPDX-License-Identifier: Apache-2.0
import type { BadInput } from './bad-input.js';
import { harmless } from './harmless.js';
import { noEnvelope, oddTimes, otherShapes } from './no-envelope.js';
import { noJson } from './no-json.js';
import { noSchema } from './no-schema.js';

export type { BadInput };

/** Every row of bad input that concerns the intake, once. */
export function badInputs(): readonly BadInput[] {
  return [
    ...noJson(),
    ...noEnvelope(),
    ...oddTimes(),
    ...noSchema(),
    ...otherShapes(),
    ...harmless(),
  ];
}
