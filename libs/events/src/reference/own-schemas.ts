// SPDX-License-Identifier: Apache-2.0
import { ITIL_NAMES } from '../catalogue/event-name.js';
import type { ItilName } from '../catalogue/event-name.js';
import { itilSchemaUri, itilType } from '../catalogue/event-type.js';
import { ITIL_TYPES, ITIL_TYPE_VERSION } from '../catalogue/itil-types.js';
import { PROFILE } from '../catalogue/profile.js';
import { shapeSchema } from '../schema/content-schema.js';
import { SCHEMA_DIALECT } from '../schema/json-schema.js';
import type { JsonSchema } from '../schema/json-schema.js';

/** A JSON Schema of ours and the name of its file. */
export interface OwnSchema {
  readonly file: string;
  readonly schema: JsonSchema;
}

/** The schemas that publishers may validate against: of each of our types, and of the ITIL profile. */
export function ownSchemas(): readonly OwnSchema[] {
  return [...ITIL_NAMES.map(typeSchema), profileSchema()];
}

/** It says what the type adds: the event must also meet the custom event schema of its release. */
function typeSchema(name: ItilName): OwnSchema {
  const type = itilType(name, ITIL_TYPE_VERSION);
  const schema = {
    $schema: SCHEMA_DIALECT,
    $id: itilSchemaUri(name, ITIL_TYPE_VERSION),
    title: type,
    type: 'object',
    required: ['context', 'subject'],
    properties: {
      context: {
        type: 'object',
        required: ['type'],
        properties: { type: { const: type } },
      },
      subject: {
        type: 'object',
        required: ['content'],
        properties: { content: shapeSchema(ITIL_TYPES[name]) },
      },
    },
  } satisfies JsonSchema;
  return { file: `${name}.schema.json`, schema };
}

function profileSchema(): OwnSchema {
  const schema = {
    $schema: SCHEMA_DIALECT,
    $id: 'urn:change-ledger:schema:itil-profile:0.1.0',
    title: 'customData.itil',
    ...shapeSchema(PROFILE),
  };
  return { file: 'itil-profile.schema.json', schema };
}
