// SPDX-License-Identifier: Apache-2.0
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Reason, ReasonCode } from '../reason.js';

/** What ajv says of a value that does not hold. */
type Errors = readonly ErrorObject[] | null | undefined;

/** The first problem by a schema of the catalogue; `at` = the pointer of what was checked. */
export function schemaProblem(errors: Errors, code: ReasonCode, at: string): Reason {
  const error = lastOf(errors);
  if (error === undefined) return { code, text: 'does not hold', pointer: at };
  const missing: unknown = error.params['missingProperty'];
  const step = typeof missing === 'string' ? `/${missing}` : '';
  const pointer = at + error.instancePath + step;
  return { code, text: `${pointer || 'the event'}: ${wordsOf(error)}`, pointer };
}

/** The first problem by a registered schema: a pointer could repeat keys of the event, so it names the rule. */
export function registeredProblem(errors: Errors): Reason {
  const error = lastOf(errors);
  const words = error === undefined ? 'does not hold' : `${error.schemaPath}: ${wordsOf(error)}`;
  return { code: 'custom_schema', text: words };
}

/** Of alternatives the last error is the one about the whole. */
function lastOf(errors: Errors): ErrorObject | undefined {
  return errors?.at(-1);
}

function wordsOf(error: ErrorObject): string {
  if (error.keyword === 'required') return 'is missing';
  if (error.keyword === 'additionalProperties') return 'holds a field that this type has not';
  if (error.keyword !== 'enum') return error.message ?? 'does not hold';
  const allowed: unknown = error.params['allowedValues'];
  return `must be one of ${Array.isArray(allowed) ? allowed.join(', ') : 'the allowed values'}`;
}
