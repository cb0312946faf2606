// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { describe, expect, it } from 'vitest';
import { eventDocuments } from './event-documents.js';
import { ownSchemas } from './own-schemas.js';

const DOCUMENTS = eventDocuments();

if (process.env['UPDATE_GOLDEN'] === '1') {
  for (const { path, text } of DOCUMENTS) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

describe('docs/events', () => {
  it.each(DOCUMENTS)('$path says what the catalogue says', ({ path, text }) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('holds no other file', () => {
    expect(
      readdirSync('docs/events')
        .map((file) => `docs/events/${file}`)
        .toSorted(),
    ).toEqual(DOCUMENTS.map(({ path }) => path).toSorted());
  });

  it.each(ownSchemas())('$file is a JSON Schema that a strict ajv takes', ({ schema }) => {
    const ajv = new Ajv2020({ formats: fullFormats });
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
  });
});
