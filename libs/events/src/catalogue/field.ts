// SPDX-License-Identifier: Apache-2.0

/** How a field was written before CDEvents 0.5.0: another name, another value, or both. */
interface Before05 {
  readonly name?: string;
  readonly field?: Field;
}

interface History {
  readonly before05?: Before05;
  /** The field came with CDEvents 0.4.0. */
  readonly since04?: true;
}

/**
 * One field of an event's content, as data. A JSON Schema, a TypeScript type and the reference page
 * are all derived from it.
 */
export type Field = (
  | { readonly kind: 'text' | 'name' | 'uri' | 'uriReference' | 'time' | 'flag' }
  | { readonly kind: 'count' | 'percent' | 'number' }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'suggested'; readonly values: readonly string[]; readonly isName?: true }
  | { readonly kind: 'list'; readonly of: Field }
  | { readonly kind: 'object'; readonly shape: Shape }
) &
  History;

export type Fields = Readonly<Record<string, Field>>;

/** The fields of an object. `open` shapes keep keys that we do not know. */
export interface Shape {
  readonly required: Fields;
  readonly optional: Fields;
  readonly open?: true;
}

/** The TypeScript value of a field. */
type ValueOf<F> = F extends { readonly kind: 'oneOf'; readonly values: readonly (infer V)[] }
  ? V
  : F extends { readonly kind: 'list'; readonly of: infer Item }
    ? readonly ValueOf<Item>[]
    : F extends { readonly kind: 'object'; readonly shape: infer S }
      ? ObjectOf<S>
      : F extends { readonly kind: 'flag' }
        ? boolean
        : F extends { readonly kind: 'count' | 'percent' | 'number' }
          ? number
          : string;

/** The TypeScript value of an object with such a shape. */
export type ObjectOf<S> = S extends { readonly required: infer R; readonly optional: infer O }
  ? { readonly [K in keyof R]: ValueOf<R[K]> } & { readonly [K in keyof O]?: ValueOf<O[K]> }
  : never;

export const text = { kind: 'text' } as const;
export const name = { kind: 'name' } as const;
export const uri = { kind: 'uri' } as const;
export const uriReference = { kind: 'uriReference' } as const;
export const time = { kind: 'time' } as const;
export const flag = { kind: 'flag' } as const;
export const count = { kind: 'count' } as const;
export const percent = { kind: 'percent' } as const;
export const number = { kind: 'number' } as const;

/** One of these words and no other. */
export function oneOf<const V extends readonly string[]>(...values: V) {
  return { kind: 'oneOf', values } as const;
}

/** Any text; these words are what CDEvents proposes. */
export function suggested<const V extends readonly string[]>(...values: V) {
  return { kind: 'suggested', values } as const;
}

export function list<const F extends Field>(of: F) {
  return { kind: 'list', of } as const;
}

/** An object that holds these fields and no other. */
export function object<const R extends Fields, const O extends Fields>(required: R, optional: O) {
  return { kind: 'object', shape: { required, optional } } as const;
}

/** An object that holds these fields, and others that we do not know. */
export function openObject<const R extends Fields, const O extends Fields>(
  required: R,
  optional: O,
) {
  return { kind: 'object', shape: { required, optional, open: true } } as const;
}

/** The field of that name, whatever the name. */
export function fieldOf(shape: Shape, key: string): Field | null {
  if (Object.hasOwn(shape.required, key)) return shape.required[key] ?? null;
  return Object.hasOwn(shape.optional, key) ? (shape.optional[key] ?? null) : null;
}
