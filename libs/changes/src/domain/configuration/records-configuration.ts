// SPDX-License-Identifier: Apache-2.0

/** What an environment is for; events do not say it, so the configuration does. */
export type Tier = 'production' | 'staging' | 'test' | 'development';

/** What counts before something goes live: kinds of `testsuiterun.finished` (ITIL profile). */
export type SuiteKind =
  'lint' | 'unit' | 'integration' | 'smoke' | 'e2e' | 'performance' | 'security';

/**
 * By what rules records are assembled: a versioned value that is entered into the ledger when it
 * changes (`enterConfiguration`), and applies to what begins after it was recorded. Whole numbers,
 * texts, lists and booleans only, for that is what an entry can hold.
 */
export interface RecordsConfiguration {
  /** any text that names this state of the rules */
  readonly version: string;
  /** the first rule that fits gives the tier; where none fits, the words of the id do */
  readonly environments: readonly EnvironmentRule[];
  /** where whatever happens is a Change (records.md rule 1) */
  readonly controlledTiers: readonly Tier[];
  readonly services: readonly ServiceRule[];
  readonly people: readonly PersonRule[];
  /** author names that need no second pair of eyes: a reviewed list, never a pattern (rule 6) */
  readonly bots: readonly string[];
  readonly requiredSuites: RequiredSuites;
  readonly models: readonly ChangeModel[];
  /** whether a peer's review authorises where nobody else is asked (rule 2, delegated authority) */
  readonly peerReviewAuthorises: boolean;
  readonly clockTolerance: ClockTolerance;
  readonly periods: Periods;
  /** severities of incidents that make a Change count as failed (records.md b.3, S); empty: all */
  readonly failureSeverities: readonly string[];
}

/** Which environments: an id, or the start of one followed by `*`. */
export interface EnvironmentRule {
  readonly environment: string;
  readonly tier: Tier;
}

/** What a service is to the company. */
export interface ServiceRule {
  readonly service: string;
  readonly owner: string | null;
  readonly criticality: string | null;
  readonly regulatoryTags: readonly string[];
}

/** One person, whatever the systems call them, and what they may do since when. */
export interface PersonRule {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly function: string | null;
  readonly roles: readonly RoleGrant[];
}

/** A role held in [from, to), RFC 3339; `to` null: still. */
export interface RoleGrant {
  readonly role: string;
  readonly from: string;
  readonly to: string | null;
}

/** Suites that must pass before production: on an artifact, on a configuration. */
export interface RequiredSuites {
  readonly artifact: readonly SuiteKind[];
  readonly configuration: readonly SuiteKind[];
}

/** A repeatable approach for a kind of change; `standard` ones are authorised with the model. */
export interface ChangeModel {
  readonly id: string;
  readonly version: string;
  readonly type: 'standard' | 'normal' | 'emergency';
  readonly description: string;
  readonly bounds: ModelBounds;
  readonly requiredSuites: RequiredSuites | null;
  /** RFC 3339; null: the approval of the model is looked for in the ledger alone */
  readonly approvedAt: string | null;
  /** RFC 3339, end excluded; null: no end */
  readonly validUntil: string | null;
  /** so many failures within so many days suspend it (rule 3); null: never */
  readonly suspension: { readonly failures: number; readonly days: number } | null;
}

/** Where a model may be used; an empty list bounds nothing. */
export interface ModelBounds {
  readonly services: readonly string[];
  readonly environments: readonly string[];
  readonly riskLevels: readonly string[];
}

/** How far the clocks of two sources may disagree, in milliseconds (rule 4). */
export interface ClockTolerance {
  readonly defaultMs: number;
  readonly sources: readonly { readonly source: string; readonly ms: number }[];
}

/** Durations, each in the unit that its name says. */
export interface Periods {
  /** after a failed attempt the same scope again is an attempt of the same Change (rule 12) */
  readonly retryHours: number;
  /** how long the way back is covered by the authorisation, unless the plan says (rule 7) */
  readonly backoutHours: number;
  /** an incident so soon after a deployment is attributed to it (rule 26, W) */
  readonly incidentHours: number;
  /** how soon an emergency change must be ratified and reviewed (rule 16) */
  readonly ratificationHours: number;
  readonly reviewHours: number;
}
