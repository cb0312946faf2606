// SPDX-License-Identifier: Apache-2.0
import { ownSchemas } from './own-schemas.js';
import { referencePage } from './reference-page.js';

/** A file that is written from the catalogue. */
export interface EventDocument {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Every file of docs/events, as it must be: the reference page and our JSON Schemas. */
export function eventDocuments(): readonly EventDocument[] {
  const schemas = ownSchemas().map(({ file, schema }) => ({
    path: `docs/events/${file}`,
    text: `${JSON.stringify(schema, null, 2)}\n`,
  }));
  return [{ path: 'docs/events/README.md', text: referencePage() }, ...schemas];
}
