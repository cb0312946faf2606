// SPDX-License-Identifier: Apache-2.0

/** The breaches that every quarter of the demo history holds once. */
export type BreachKind =
  | 'selfApproval'
  | 'approvalAfterDeployment'
  | 'untestedArtifact'
  | 'reusedTag'
  | 'deploymentWithoutChange'
  | 'staleApproval'
  | 'emergencyWithoutIncident'
  | 'missingActor';

/** What a control must find about one planted breach. */
export interface ExpectedFinding {
  readonly breach: BreachKind;
  /** The control that must answer with `verdict` (controls.md A.1). */
  readonly control: string;
  readonly verdict: 'fail' | 'indeterminate';
  /** Controls that the same breach may fail, too, on the same deployment. No other may. */
  readonly consequences: readonly string[];
  /** The rule of records.md B.2 by number. */
  readonly rule: number;
  readonly service: string;
  readonly environment: string;
  /** `sha256:…` of what went live. */
  readonly artifactDigest: string;
  /** Subject id of the `itil-deployment.*` events; null where only `service.*` was published. */
  readonly deployment: string | null;
  /** CloudEvents ids of the events that show it, in the order of the explanation. */
  readonly eventIds: readonly string[];
  /** One sentence for an auditor. */
  readonly explanation: string;
}

/** A finding, and the event from which on a control can make it: what went live then began to. */
export interface PlantedFinding {
  readonly since: string;
  readonly finding: ExpectedFinding;
}
