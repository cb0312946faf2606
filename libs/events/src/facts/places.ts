// SPDX-License-Identifier: Apache-2.0
import { isJsonList, isJsonObject } from '../json.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { TypedEvent } from '../read/typed-event.js';
import { factKey } from './fact-key.js';
import type { FactKey } from './fact-key.js';
import { MAX_LISTED, idOf, pairText } from './naming.js';

/** Where something happened; null where the event does not say. */
export interface Place {
  readonly service: string | null;
  readonly environment: string | null;
}

/** The services and environments an event speaks of; lists of both mean every pair of them. */
export function placesOf(event: TypedEvent): readonly Place[] {
  const content: JsonObject = event.content;
  const environment = environmentOf(event, content);
  const service = event.subject === 'service' ? event.event.subject.id : idOf(content['service']);
  if (service !== null) return [{ service, environment }];
  const services = servicesOf(content);
  const environments = environment === null ? environmentsOf(content) : [environment];
  return pairs(services, environments);
}

/** The key of a place: of the pair where both are known. */
export function placeKeys({ service, environment }: Place): readonly FactKey[] {
  if (service !== null && environment !== null) {
    return [placeKey('serviceEnvironment', pairText(service, environment))];
  }
  if (environment !== null) return [placeKey('environment', environment)];
  return service === null ? [] : [placeKey('service', service)];
}

function placeKey(kind: FactKey['kind'], value: string): FactKey {
  return factKey({ kind, value }, 'place', 'place');
}

function pairs(services: readonly string[], environments: readonly string[]): readonly Place[] {
  if (services.length === 0) {
    return environments.map((environment) => ({ service: null, environment }));
  }
  const named = environments.length === 0 ? [null] : [...new Set(environments)];
  // So many pairs of two long lists would fill the memory.
  const few = [...new Set(services)].slice(0, Math.ceil(MAX_LISTED / named.length));
  return few.flatMap((service) => named.map((environment) => ({ service, environment })));
}

function environmentOf(event: TypedEvent, content: JsonObject): string | null {
  if (event.subject === 'environment') return event.event.subject.id;
  const named = idOf(content['environment']) ?? idOf(content['toEnvironment']);
  return named ?? event.profile?.approval?.environment ?? null;
}

function servicesOf(content: JsonObject): readonly string[] {
  return [
    ...idsOf(content['services']),
    ...itemsOf(content['items']).flatMap((item) => idOf(item['service']) ?? []),
    ...itemsOf(content['units']).flatMap((unit) => idOf(unit['service']) ?? []),
    ...idsOf(scopeOf(content)['services']),
  ];
}

function environmentsOf(content: JsonObject): readonly string[] {
  return [...idsOf(content['environments']), ...idsOf(scopeOf(content)['environments'])];
}

function scopeOf({ scope }: JsonObject): JsonObject {
  return isJsonObject(scope) ? scope : {};
}

function itemsOf(list: JsonValue | undefined): readonly JsonObject[] {
  return isJsonList(list) ? list.slice(0, MAX_LISTED).filter(isJsonObject) : [];
}

function idsOf(list: JsonValue | undefined): readonly string[] {
  return isJsonList(list) ? list.slice(0, MAX_LISTED).flatMap((item) => idOf(item) ?? []) : [];
}
