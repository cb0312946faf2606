// SPDX-License-Identifier: Apache-2.0
import type { Field, Shape } from '../catalogue/field.js';

/** The fields of a shape in one line: `*` = required, `[]` = a list, words in braces = one of these. */
export function shapeNotation(shape: Shape): string {
  const required = Object.entries(shape.required).map(([key, field]) => notation(`${key}*`, field));
  const optional = Object.entries(shape.optional).map(([key, field]) => notation(key, field));
  return [...required, ...optional].join(', ');
}

function notation(key: string, field: Field): string {
  switch (field.kind) {
    case 'oneOf':
      return `${key}{${field.values.join(' | ')}}`;
    case 'suggested':
      return `${key}{${field.values.join(' | ')} | …}`;
    case 'list':
      return notation(`${key}[]`, field.of);
    case 'object':
      return `${key}{${shapeNotation(field.shape)}}`;
    default:
      return key;
  }
}
