// SPDX-License-Identifier: Apache-2.0
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { demoHistory } from '#demo';
import type { DemoRecord } from '#demo';

const PUBLISHED = join(process.cwd(), '../shared/data/cdevents');
const isAbsent = !existsSync(PUBLISHED);
if (isAbsent)
  process.stderr.write(`SKIPPED: demo events against published schemas, no ${PUBLISHED}\n`);

interface Schema {
  readonly $id: string;
  readonly properties?: {
    readonly context?: {
      readonly properties: { readonly type: { readonly enum?: readonly string[] } };
    };
  };
}

describe.skipIf(isAbsent)('the events of the demo history', () => {
  it('are valid by the published schema of their type and release', () => {
    const validators = readValidators();
    const problems = [...demoHistory()].flatMap((record) => problemsOf(validators, record));
    expect({ schemas: validators.size, problems }).toEqual({ schemas: 95, problems: [] });
  });
});

function problemsOf(
  validators: ReadonlyMap<string, ValidateFunction>,
  { event }: DemoRecord,
): unknown[] {
  const { context } = event.data;
  const release = 'specversion' in context ? context.specversion : context.version;
  const isCustom = event.type.startsWith('dev.cdeventsx.');
  const validate = validators.get(`${release} ${isCustom ? 'custom' : event.type}`);
  if (validate === undefined) return [{ release, type: event.type }];
  return validate(event.data) ? [] : [{ type: event.type, errors: validate.errors }];
}

/** By release and type; `custom` for every custom type. */
function readValidators(): ReadonlyMap<string, ValidateFunction> {
  return new Map([
    ...validatorsOf('v0.4.1', '0.4.1'),
    ...validatorsOf('v0.5.1', '0.5.1'),
    ...validatorsOf('draft-0.6', '0.6.0-draft'),
  ]);
}

function validatorsOf(folder: string, release: string): (readonly [string, ValidateFunction])[] {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const schemas = globSync(['schemas/**/*.json', 'custom/schema.json'], {
    cwd: join(PUBLISHED, folder),
  })
    .filter((path) => !path.includes('_defs'))
    .map((path): Schema => JSON.parse(readFileSync(join(PUBLISHED, folder, path), 'utf8')));
  ajv.addSchema(schemas);
  return schemas.flatMap(({ $id, properties }) => {
    const validate = ajv.getSchema($id);
    const context = properties?.context?.properties;
    if (validate === undefined || context === undefined) return [];
    const [type = 'custom'] = context.type.enum ?? [];
    return [[`${release} ${type}`, validate] as const];
  });
}
