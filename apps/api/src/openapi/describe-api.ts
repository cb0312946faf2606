// SPDX-License-Identifier: Apache-2.0
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { modernSchema } from './modern-schema.js';
import { operationIdOf } from './operation-id.js';
import { withWords } from './with-words.js';
import { withExamples } from './with-examples.js';

const PROBLEM = {
  type: 'object',
  description: 'A problem detail (RFC 9457): what went wrong and what to do next.',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', description: 'a relative URI that names the kind of problem' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: "the request's id, which the log carries too" },
    errors: {
      type: 'array',
      items: { type: 'string' },
      description: 'one line for each field at fault',
    },
  },
};

const ANY_PROBLEM = {
  description: 'What went wrong, as a problem detail.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The API in OpenAPI 3.1: every operation, with the problem that it may answer instead. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Change Ledger')
    .setDescription(
      'The independent system of record for software delivery: an auditor’s questions.',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'key')
    .addSecurityRequirements('key')
    .build();
  const document = SwaggerModule.createDocument(app, about, {
    operationIdFactory: operationIdOf,
  });
  const schemas = { ...withoutDefaults(document.components?.schemas), Problem: PROBLEM };
  const components = { ...document.components, schemas };
  const paths = withExamples(withProblems(document.paths));
  return withWords(modernSchema({ ...document, components, paths }));
}

function withProblems(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations).map(([method, operation]) => [
          method,
          {
            ...operation,
            parameters: (operation.parameters ?? []).map(withDefault).map(named),
            responses: { ...operation.responses, default: ANY_PROBLEM },
          },
        ]),
      ),
    ]),
  );
}

/** What has a default need not be given. */
function withDefault<P extends { readonly required?: boolean; readonly schema?: object }>(
  parameter: P,
): P {
  const hasDefault = parameter.schema !== undefined && 'default' in parameter.schema;
  return hasDefault ? { ...parameter, required: false } : parameter;
}

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The same of the fields of a body. */
function withoutDefaults(schemas: Schemas = {}): Schemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      if (!('required' in schema) || schema.required === undefined) return [name, schema];
      const { properties = {} } = schema;
      const required = schema.required.filter((field) => !('default' in (properties[field] ?? {})));
      return [name, { ...schema, required }];
    }),
  );
}

/** The rest of an address is `*` to the router and `path` to whoever reads. */
function named<P extends { readonly name?: string }>(parameter: P): P {
  return parameter.name === '*' ? { ...parameter, name: 'path' } : parameter;
}
