// SPDX-License-Identifier: Apache-2.0
import { isJsonObject, type JsonObject } from '../json.js';

/** A document that looks like a CDEvent of any release; nothing below its top is checked. */
export interface CdEventDocument {
  readonly context: JsonObject;
  readonly subject: JsonObject;
}

/** True for a JSON object with the objects `context` and `subject`. */
export function isCdEventDocument(document: unknown): document is CdEventDocument {
  return (
    isJsonObject(document) && isJsonObject(document['context']) && isJsonObject(document['subject'])
  );
}
