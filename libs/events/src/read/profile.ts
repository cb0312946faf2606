// SPDX-License-Identifier: Apache-2.0
import { PROFILE } from '../catalogue/profile.js';
import type { ItilProfile } from '../catalogue/profile.js';
import { isJsonObject } from '../json.js';
import type { JsonObject } from '../json.js';
import type { Reason } from '../reason.js';
import { ownCheckOf } from '../schema/check.js';
import type { Check } from '../schema/check.js';
import { shapeSchema } from '../schema/content-schema.js';

const AT = '/customData/itil';
const checkProfile = ownCheckOf(() => shapeSchema(PROFILE), 'itil_profile', AT);
const MEMBER_CHECKS: ReadonlyMap<string, Check> = new Map(
  Object.entries(PROFILE.optional).map(([key, { shape }]) => [
    key,
    ownCheckOf(() => shapeSchema(shape), 'itil_profile', `${AT}/${key}`),
  ]),
);

/** What is wrong with an event's ITIL profile; null when it holds or when there is none. */
export function profileProblem(document: JsonObject): Reason | null {
  const profile = rawProfile(document);
  return profile === undefined ? null : checkProfile(profile);
}

/** The ITIL profile of an event. A member that does not hold counts as missing, the others are taken. */
export function profileOf(document: JsonObject): ItilProfile | null {
  const profile = rawProfile(document);
  if (profile === undefined || !isJsonObject(profile)) return null;
  if (checkProfile(profile) === null) return profile;
  const sound = Object.entries(profile).filter(([key, member]) => {
    const check = MEMBER_CHECKS.get(key);
    return check !== undefined && check(member) === null;
  });
  return Object.fromEntries(sound);
}

/** The ITIL profile of an event whose profile is known to hold. */
export function soundProfileOf(document: JsonObject): ItilProfile | null {
  const profile = rawProfile(document);
  return isJsonObject(profile) ? profile : null;
}

function rawProfile(document: JsonObject): unknown {
  const { customData } = document;
  return isJsonObject(customData) && Object.hasOwn(customData, 'itil')
    ? customData['itil']
    : undefined;
}
