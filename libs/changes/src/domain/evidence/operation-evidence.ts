// SPDX-License-Identifier: Apache-2.0
import type { RecordsConfiguration } from '../configuration/records-configuration.js';
import type { EvidenceHead } from './head.js';

/** What happened to an incident: `incident.*`, `itil-incident.acknowledged`. */
export interface IncidentEvidence extends EvidenceHead {
  readonly kind: 'incident';
  readonly incident: string;
  readonly service: string | null;
  readonly environment: string | null;
  readonly severity: string | null;
  readonly description: string | null;
  /** what the publisher says caused it: a deployment, a request, a digest */
  readonly causedBy: string | null;
  readonly ticket: string | null;
}

/** What happened to a release: `itil-release.*`. */
export interface ReleaseEvidence extends EvidenceHead {
  readonly kind: 'release';
  readonly release: string;
  readonly version: string | null;
  readonly units: readonly ReleasedUnit[];
  readonly sourceChanges: readonly string[];
  readonly services: readonly string[];
  readonly fromEnvironment: string | null;
  readonly toEnvironment: string | null;
  readonly notesUri: string | null;
  readonly manifestHash: string | null;
}

/** The smallest thing released together. */
export interface ReleasedUnit {
  readonly service: string | null;
  readonly artifactId: string;
  readonly artifactDigest: string | null;
  readonly configDigest: string | null;
}

/** What happened to an environment: `environment.*`. */
export interface EnvironmentEvidence extends EvidenceHead {
  readonly kind: 'environment';
  readonly environment: string;
  readonly title: string | null;
}

/** A stand-alone link between two events: it joins, and says nothing else. */
export interface LinkEvidence extends EvidenceHead {
  readonly kind: 'link';
  /** ids of the events that it leads from; `links` says where to */
  readonly from: readonly string[];
}

/** What is left of an event whose payload was erased: that it was, and who it said it was. */
export interface ErasedEvidence extends EvidenceHead {
  readonly kind: 'erased';
}

/** The rules by which records are assembled, as the ledger holds them. */
export interface ConfigurationEvidence extends EvidenceHead {
  readonly kind: 'configuration';
  readonly configuration: RecordsConfiguration;
}
