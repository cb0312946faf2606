// SPDX-License-Identifier: Apache-2.0
import { BadRequestException } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Readonly<{
  $ref?: string;
  items?: Schema;
  properties?: Readonly<Record<string, Schema>>;
}>;

/** Which fields each answer has, of a list its items: what `fields=` may name, by the API's description. */
export class AnswerFields {
  private readonly fields = new Map<string, readonly string[]>();

  /** Reads the description. Throws where an operation takes `fields` and does not say what it answers. */
  learn({ paths, components }: OpenAPIObject): void {
    const named = (schema: Schema | undefined): Schema | undefined => {
      const [, name] = /^#\/components\/schemas\/(.+)$/.exec(schema?.$ref ?? '') ?? [];
      return name === undefined ? schema : components?.schemas?.[name];
    };
    for (const { get: operation } of Object.values(paths)) {
      const takesFields = operation?.parameters?.some(
        (each) => 'name' in each && each.name === 'fields',
      );
      if (operation === undefined || takesFields !== true) continue;
      const { operationId = '' } = operation;
      const answer = named(answerOf(operation.responses['200']));
      const { items, next } = answer?.properties ?? {};
      // a Change has items, too
      const shown = next === undefined ? answer : named(items?.items);
      if (shown?.properties === undefined) throw new Error(`${operationId} says no fields`);
      this.fields.set(operationId, Object.keys(shown.properties));
    }
  }

  /** Throws BadRequestException for a field that the answer of an operation never has. */
  check(operationId: string, asked: readonly string[]): void {
    const known = this.fields.get(operationId);
    // an operation without `fields` refuses them itself
    if (known === undefined) return;
    const unknown = asked.find((field) => !known.includes(field));
    if (unknown === undefined) return;
    throw new BadRequestException(`fields: no field '${unknown}'; there are: ${known.join(', ')}`);
  }
}

function answerOf(response: object | undefined): Schema | undefined {
  const { content = {} } = (response ?? {}) as {
    readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
  return content['application/json']?.schema;
}
