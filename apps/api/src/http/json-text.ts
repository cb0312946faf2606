// SPDX-License-Identifier: Apache-2.0

/**
 * An item of a list as the JSON that is stored of it: written as it is, and read only where a part of it
 * is asked for. Where nothing knows of it, `JSON.stringify` writes the same.
 */
export class JsonText {
  constructor(readonly text: string) {}

  /** The value that the text is of. */
  toJSON(): object {
    return JSON.parse(this.text) as object;
  }
}

/** An item as an object that has its fields. */
export function itemOf(item: object): object {
  return item instanceof JsonText ? item.toJSON() : item;
}

/** The JSON of an answer or of an item: the very text that `JSON.stringify` writes. */
export function jsonOf(value: object): string {
  if (value instanceof JsonText) return value.text;
  if (!('items' in value) || !isTexts(value.items)) return JSON.stringify(value);
  const texts = value.items.map(({ text }) => text).join(',');
  const fields = Object.entries(value).flatMap(([name, field]) => {
    if (name === 'items') return `"items":[${texts}]`;
    return field === undefined ? [] : `${JSON.stringify(name)}:${JSON.stringify(field)}`;
  });
  return `{${fields.join(',')}}`;
}

function isTexts(items: unknown): items is readonly JsonText[] {
  return (
    Array.isArray(items) && items.length > 0 && items.every((each) => each instanceof JsonText)
  );
}
