// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isJsonObject } from '../json.js';
import type { JsonObject } from '../json.js';

/** The published material of CDEvents lies beside the project, not in it. */
const FOLDER = '../shared/data/cdevents';

/** The folder of each release that is there, by the spec version its events claim. */
export const PUBLISHED_RELEASES = [
  ['0.4.1', 'v0.4.1'],
  ['0.5.1', 'v0.5.1'],
  ['0.6.0-draft', 'draft-0.6'],
] as const;

/** False where the published material is absent; says so once on stderr. */
export function hasPublished(what: string): boolean {
  if (existsSync(FOLDER)) return true;
  stderr.write(`SKIPPED: ${what}: ../shared/data/cdevents is absent\n`);
  return false;
}

export interface NamedDocument {
  readonly file: string;
  readonly document: JsonObject;
}

/** The conformance events of a release. */
export function conformanceEvents(folder: string): readonly NamedDocument[] {
  return documentsIn(join(FOLDER, folder, 'conformance'));
}

/** The published schema of an event type, of a link, or of custom events. */
export function publishedSchema(folder: string, file: string): JsonObject {
  return read(join(FOLDER, folder, file));
}

/** The file names of a release's event schemas. */
export function publishedSchemaFiles(folder: string): readonly string[] {
  return readdirSync(join(FOLDER, folder, 'schemas')).filter((file) => file.endsWith('.json'));
}

/** The schemas of a release's links, by `$id`. */
export function publishedLinks(folder: string): readonly JsonObject[] {
  return documentsIn(join(FOLDER, folder, 'schemas/links')).map(({ document }) => document);
}

type Verdict = (document: unknown) => boolean;

const VERDICTS = new Map<string, Verdict>();

/** The verdict of a published schema, as everybody's ajv gives it. */
export function publishedVerdict(folder: string, file: string): Verdict {
  const path = `${folder}/${file}`;
  const verdict = VERDICTS.get(path) ?? compiledVerdict(folder, file);
  VERDICTS.set(path, verdict);
  return verdict;
}

function compiledVerdict(folder: string, file: string): Verdict {
  const ajv = new Ajv2020({ strict: false, formats: fullFormats });
  const schema = publishedSchema(folder, file);
  for (const link of publishedLinks(folder)) if (link['$id'] !== schema['$id']) ajv.addSchema(link);
  const validate = ajv.compile(schema);
  return (document) => validate(document);
}

function documentsIn(folder: string): readonly NamedDocument[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, document: read(join(folder, file)) }));
}

function read(path: string): JsonObject {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isJsonObject(document)) throw new Error(`${path} is no JSON object`);
  return document;
}
