// SPDX-License-Identifier: Apache-2.0
import { existsSync, globSync, readFileSync } from 'node:fs';
import type { NewRecord } from '#platform';

const FOLDER = '../shared/data/cdevents';
/** Whether the conformance events of CDEvents are beside the repository. */
export const isThere = existsSync(FOLDER);
if (!isThere) process.stderr.write(`SKIPPED: the corpus of CDEvents, ${FOLDER} is absent\n`);

/** A CDEvent as far as specs look into it. */
export interface Document {
  readonly context: Readonly<Record<'id' | 'source' | 'type' | 'timestamp', string>>;
  readonly subject: { readonly id: string };
}

const files = isThere ? globSync(`${FOLDER}/v*/conformance/*.json`).toSorted() : [];
/** The conformance events; the files share their ids, which the ledger would take for conflicts. */
export const events = files.map((file, index) => {
  const text = readFileSync(file, 'utf8');
  const { context, ...rest } = JSON.parse(text) as Document;
  return { ...rest, context: { ...context, id: `${context.id}-${index}` } };
});

/** A CDEvent without a CloudEvent around it. */
export const bare = (event: Document): NewRecord => ({ key: null, value: JSON.stringify(event) });
/** A CloudEvent as one JSON document. */
export const structured = (event: Document): NewRecord => {
  const { id, source, type, timestamp: time } = event.context;
  const attributes = { specversion: '1.0', id, source, type, time, subject: event.subject.id };
  const value = JSON.stringify({ ...attributes, datacontenttype: 'application/json', data: event });
  return { key: null, value, headers: { 'content-type': 'application/cloudevents+json' } };
};
/** A CloudEvent whose attributes are headers. */
export const binary = (event: Document): NewRecord => {
  const { id, source, type, timestamp } = event.context;
  const headers = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: source,
    ce_type: type,
    ce_time: timestamp,
    ce_subject: event.subject.id,
  };
  return { key: null, value: JSON.stringify(event), headers };
};
