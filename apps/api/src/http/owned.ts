// SPDX-License-Identifier: Apache-2.0

/** A type without its `readonly`: response classes are written for the OpenAPI generator. */
export type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

/** What a query has found, as a response, which is written and never changed: a copy costs too much. */
export function owned<T>(value: T): Mutable<T> {
  return value as Mutable<T>;
}
