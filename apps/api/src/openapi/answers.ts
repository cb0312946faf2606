// SPDX-License-Identifier: Apache-2.0
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

const TEXT = { schema: { type: 'string' } } as const;
const BYTES = { schema: { type: 'string', format: 'binary' } } as const;

/** Says of an operation that writes its answer itself which media types it has, the usual one first. */
export function Answers(...types: readonly (string | Type)[]): MethodDecorator {
  const classes = types.filter((each) => typeof each !== 'string');
  const content = types.map((each) =>
    typeof each === 'string'
      ? ([each, each === 'application/octet-stream' ? BYTES : TEXT] as const)
      : (['application/json', { schema: { $ref: getSchemaPath(each) } }] as const),
  );
  return applyDecorators(
    ApiExtraModels(...classes),
    ApiOkResponse({ content: Object.fromEntries(content) }),
  );
}
