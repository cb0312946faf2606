// SPDX-License-Identifier: Apache-2.0
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { Reason, ReasonCode } from '../reason.js';
import { OWN_FORMATS, PUBLISHED_FORMATS } from './formats.js';
import type { JsonSchema } from './json-schema.js';
import { schemaProblem } from './schema-problem.js';

/** Null when the value holds, else the first problem. Never throws, whatever the value. */
export type Check = (value: unknown) => Reason | null;

const ajv = new Ajv2020({ strict: false, formats: PUBLISHED_FORMATS });
const ownAjv = new Ajv2020({ strict: false, formats: OWN_FORMATS });

/** The check of a schema that CDEvents publishes; it is compiled at the first call, once. */
export function checkOf(makeSchema: () => JsonSchema): Check {
  return lazyCheck(() => ajv.compile(makeSchema()), 'schema', '');
}

/** The check of a schema of ours; `at` = the JSON pointer of what is checked. */
export function ownCheckOf(makeSchema: () => JsonSchema, code: ReasonCode, at: string): Check {
  return lazyCheck(() => ownAjv.compile(makeSchema()), code, at);
}

/** Compiles one check; what is compiled already is not compiled again. */
const compilers: (() => ValidateFunction)[] = [];

/**
 * Compiles every check there is, one a step of some milliseconds, so that the first event of a type
 * is judged as fast as the thousandth. Without it each is compiled when it is first asked.
 */
export function* compileChecks(): Generator<void> {
  for (const compile of compilers) yield void compile();
}

function lazyCheck(make: () => ValidateFunction, code: ReasonCode, at: string): Check {
  let made: ValidateFunction | null = null;
  const compile = () => (made ??= make());
  compilers.push(compile);
  return (value) => {
    const validate = compile();
    return validate(value) ? null : schemaProblem(validate.errors, code, at);
  };
}
