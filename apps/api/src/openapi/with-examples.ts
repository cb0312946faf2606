// SPDX-License-Identifier: Apache-2.0
import type { OpenAPIObject } from '@nestjs/swagger';
import examples from './examples.json' with { type: 'json' };

/** How an operation was asked of the demo history, and what it answered. */
interface Example {
  /** values of parameters, by name */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly request?: unknown;
  /** absent where it is bytes */
  readonly response?: unknown;
}

const EXAMPLES: Readonly<Record<string, Example>> = examples;

type Content = Readonly<Record<string, object>>;
interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name?: string }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>;
}

/** Operations with the example that was recorded of each (test/api/examples.e2e.spec.ts). */
export function withExamples(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations as Readonly<Record<string, Operation>>).map(
          ([method, operation]) => [method, exemplified(operation)],
        ),
      ),
    ]),
  );
}

function exemplified(operation: Operation): Operation {
  const example = EXAMPLES[operation.operationId ?? ''];
  if (example === undefined) return operation;
  const { parameters = [], requestBody, responses = {} } = operation;
  return {
    ...operation,
    parameters: parameters.map((parameter) => {
      const value = example.parameters[parameter.name ?? ''];
      return value === undefined ? parameter : { ...parameter, example: value };
    }),
    ...(requestBody === undefined ? {} : { requestBody: withBody(requestBody, example.request) }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        status.startsWith('2') ? withBody(response, example.response) : response,
      ]),
    ),
  };
}

/** The first media type is the one that was asked for. */
function withBody<T extends { readonly content?: Content }>(part: T, example: unknown): T {
  const [first, ...others] = Object.entries(part.content ?? {});
  if (first === undefined || example === undefined) return part;
  const [type, media] = first;
  return { ...part, content: { [type]: { ...media, example }, ...Object.fromEntries(others) } };
}
