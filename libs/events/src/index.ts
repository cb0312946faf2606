// SPDX-License-Identifier: Apache-2.0
export { buildEvent } from './build/build-event.js';
export type { EventDraft, WrittenSpec } from './build/build-event.js';
export { toStructuredCloudEvent } from './build/cloud-event.js';
export type { CloudEvent } from './build/cloud-event.js';
export type { ContentOf, ItilName, StandardName } from './catalogue/event-name.js';
export type { EmbeddedLink, LinkEnd } from './catalogue/links.js';
export type { Actor, ItilProfile } from './catalogue/profile.js';
export type { CdEvent, EventContext, EventSubject } from './cd-event.js';
export { EventsError } from './events-error.js';
export type { EventsErrorCode } from './events-error.js';
export type { JsonObject, JsonValue } from './json.js';
export { canonicalContent } from './wire/canonical-content.js';
export { decodeRecord } from './wire/decode-record.js';
export type {
  Attributes,
  Claim,
  Decoded,
  WireHeaders,
  WireRecord,
  WireShape,
} from './wire/decoded.js';
export { identityOf } from './wire/identity.js';
export type { WireProblem, WireReason } from './wire/problem.js';
export { classifyEvent } from './read/classify-event.js';
export type { Classification } from './read/classify-event.js';
export { claimProblem } from './read/claim-problem.js';
export type { OuterClaim } from './read/claim-problem.js';
export { readEvent, readSoundEvent } from './read/read-event.js';
export { readLink } from './read/read-link.js';
export type { StandaloneLink } from './read/read-link.js';
export type {
  CustomEvent,
  ItilEvent,
  StandardEvent,
  TypedEvent,
  Unreadable,
} from './read/typed-event.js';
export type { CurrentContext, CurrentEvent } from './read/upcast.js';
export type { Rewrite } from './read/upcast-content.js';
export { factOf } from './facts/fact.js';
export type { Fact, FactOrigin } from './facts/fact.js';
export { factOfLink } from './facts/link-fact.js';
export type { LinkFact } from './facts/link-fact.js';
export type { FactActor } from './facts/fact-actor.js';
export { keyText } from './facts/fact-key.js';
export type { FactKey, KeyKind, KeyRole } from './facts/fact-key.js';
export type { FactLink } from './facts/link-keys.js';
export type { Place } from './facts/places.js';
export { artifactReferenceOf, digestOf } from './facts/artifact-reference.js';
export type { ArtifactReference } from './facts/artifact-reference.js';
export { domainIdOf } from './facts/domain-id.js';
export type { DomainId } from './facts/domain-id.js';
export { outcomeOf } from './catalogue/outcome.js';
export type { Outcome } from './catalogue/outcome.js';
export type { Reason, ReasonCode } from './reason.js';
export { openSchemaRegistry } from './registry/schema-registry.js';
export type { SchemaRegistry } from './registry/schema-registry.js';
export { compileChecks } from './schema/check.js';
export { instantOf } from './time/instant.js';
export { instantText } from './time/instant-text.js';
export type { Instant } from './time/instant.js';
export { eventDocuments } from './reference/event-documents.js';
export type { EventDocument } from './reference/event-documents.js';
