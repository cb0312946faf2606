// SPDX-License-Identifier: Apache-2.0
import { parseEventType } from '../catalogue/event-type.js';
import { artifactReferenceOf } from '../facts/artifact-reference.js';
import { isDomainId } from '../facts/domain-id.js';
import { MAX_LISTED } from '../facts/naming.js';
import { isJsonList, isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';
import { reason } from '../reason.js';
import type { Reason } from '../reason.js';
import { instantOf } from '../time/instant.js';
import { profileProblem } from './profile.js';

/** What an event must mean beyond its schema: rung 5 of the ladder. Null when nothing is wrong. */
export function semanticProblem(document: JsonObject): Reason | null {
  const context = objectIn(document, 'context');
  const subject = objectIn(document, 'subject');
  const content = objectIn(subject, 'content');
  return (
    timeProblem(context) ??
    typeProblem(context, subject) ??
    schemaUriProblem(context) ??
    artifactProblem(context, subject, content) ??
    domainIdProblem(context) ??
    customDataProblem(document) ??
    lengthProblem(context, content) ??
    profileProblem(document)
  );
}

function objectIn(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isJsonObject(value) ? value : {};
}

/** 2000-01-01 and 2100-01-01: outside, a clock or a unit is wrong. */
const EARLIEST = 946_684_800_000_000_000n;
const LATEST = 4_102_444_800_000_000_000n;

function timeProblem({ timestamp }: JsonObject): Reason | null {
  const at = '/context/timestamp';
  const instant = typeof timestamp === 'string' ? instantOf(timestamp) : null;
  if (instant === null) return reason('time', at);
  const isOutside = instant.nanoseconds < EARLIEST || instant.nanoseconds >= LATEST;
  return isOutside ? reason('time_range', at) : null;
}

/** Until 0.4.1 a custom event names its subject twice. */
function typeProblem({ type }: JsonObject, { type: subjectType }: JsonObject): Reason | null {
  if (subjectType === undefined || typeof type !== 'string') return null;
  const parsed = parseEventType(type);
  if (parsed?.prefix !== 'dev.cdeventsx' || parsed.subject === subjectType) return null;
  return reason('subject_type', '/subject/type');
}

const RELEASED_SCHEMA = /^https:\/\/cdevents\.dev\/([^/]+)\/schema\//;

function schemaUriProblem({ schemaUri, specversion, version }: JsonObject): Reason | null {
  const named = typeof schemaUri === 'string' ? RELEASED_SCHEMA.exec(schemaUri)?.[1] : undefined;
  if (named === undefined || named === (specversion ?? version)) return null;
  return reason('schema_uri', '/context/schemaUri');
}

/** Where contents name an artifact; each must be a package URL. */
const ARTIFACT_KEYS = [
  'artifactId',
  'previousArtifactId',
  'fromArtifactId',
  'toArtifactId',
  'expectedArtifactId',
  'observedArtifactId',
  'subjectArtifactId',
];

function artifactProblem(
  { type }: JsonObject,
  { id }: JsonObject,
  content: JsonObject,
): Reason | null {
  const isArtifact = typeof type === 'string' && type.startsWith('dev.cdevents.artifact.');
  if (isArtifact && isNoPurl(id)) return reason('purl', '/subject/id');
  const key = ARTIFACT_KEYS.find((each) => isNoPurl(content[each]));
  if (key !== undefined) return reason('purl', `/subject/content/${key}`);
  const { artifactIds } = content;
  const index = isJsonList(artifactIds) ? artifactIds.findIndex(isNoPurl) : -1;
  return index === -1 ? null : reason('purl', `/subject/content/artifactIds/${index}`);
}

function isNoPurl(id: JsonValue | undefined): boolean {
  return typeof id === 'string' && !artifactReferenceOf(id).isPurl;
}

function domainIdProblem({ links }: JsonObject): Reason | null {
  const index = isJsonList(links) ? links.findIndex(hasBadDomainId) : -1;
  return index === -1 ? null : reason('domain_id', `/context/links/${index}`);
}

function hasBadDomainId(link: JsonValue): boolean {
  const end = isJsonObject(link) ? (link['from'] ?? link['target']) : undefined;
  const domainId = isJsonObject(end) ? end['domainId'] : undefined;
  return domainId !== undefined && !(typeof domainId === 'string' && isDomainId(domainId));
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function customDataProblem({ customData }: JsonObject): Reason | null {
  if (typeof customData !== 'string') return null;
  if (customData.length % 4 === 0 && BASE64.test(customData)) return null;
  return reason('custom_data', '/customData');
}

function lengthProblem({ links }: JsonObject, content: JsonObject): Reason | null {
  if (isLong(links)) return reason('too_many', '/context/links');
  const isTooLong = [content, objectIn(content, 'scope')].some(
    (each) =>
      Object.values(each).some(isLong) ||
      lengthOf(each, 'services') * lengthOf(each, 'environments') > MAX_LISTED,
  );
  return isTooLong ? reason('too_many', '/subject/content') : null;
}

function isLong(list: JsonValue | undefined): boolean {
  return isJsonList(list) && list.length > MAX_LISTED;
}

function lengthOf(parent: JsonObject, key: string): number {
  const list = parent[key];
  return isJsonList(list) ? list.length : 0;
}
