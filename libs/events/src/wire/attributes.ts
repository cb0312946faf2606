// SPDX-License-Identifier: Apache-2.0

/** Inherits nothing that a name could meet, and is filled twice as quickly as Object.create(null). */
class Bare {
  [name: string]: string;
}
Object.setPrototypeOf(Bare.prototype, null);
Reflect.deleteProperty(Bare.prototype, 'constructor');

/** Attributes to be filled, whatever their names. */
export function newAttributes(): Record<string, string> {
  return new Bare();
}
