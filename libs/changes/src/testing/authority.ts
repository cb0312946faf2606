// SPDX-License-Identifier: Apache-2.0
import type { ItilProfile } from '#events';
import {
  digest,
  frame,
  image,
  minute,
  person,
  PRODUCTION,
  type Said,
  type Telling,
  withActor,
} from './said.js';

/** A change request of the specs: whatever is not said is left out. */
export interface Request extends Telling {
  readonly number?: string;
  readonly type?: 'standard' | 'normal' | 'emergency';
  readonly environments?: readonly string[];
  readonly services?: readonly string[];
  readonly artifacts?: readonly string[];
  readonly configs?: readonly string[];
  readonly planned?: readonly [number, number];
  readonly content?: Readonly<Record<string, string | object>>;
  readonly incident?: string;
}

type RequestStep =
  | 'submitted'
  | 'assessed'
  | 'scheduled'
  | 'authorized'
  | 'rejected'
  | 'completed'
  | 'reviewed'
  | 'closed'
  | 'cancelled';

export function request(at: number, step: RequestStep, said: Request = {}): Said {
  const {
    number = 'CR-1',
    type = 'normal',
    environments = [PRODUCTION],
    services = ['shop'],
  } = said;
  const { artifacts, configs, planned, content = {}, incident } = said;
  return {
    ...frame(at, { source: 'https://itsm.example', ...said }),
    subject: 'itil-changerequest',
    predicate: step,
    subjectId: `https://itsm.example/changes/${number}`,
    content: {
      number,
      changeType: type,
      requestor: person('ann'),
      environments: [...environments],
      services: [...services],
      ...(artifacts === undefined ? {} : { artifactIds: artifacts.map((each) => image(each)) }),
      ...(configs === undefined ? {} : { configDigests: configs.map(digest) }),
      ...(planned === undefined
        ? {}
        : { plannedStart: minute(planned[0]), plannedEnd: minute(planned[1]) }),
      ...(step === 'assessed' ? { risk: { level: 'low' }, assessor: person('eve') } : {}),
      ...(step === 'completed' ? { outcome: 'successful' } : {}),
      ...content,
    },
    itil: withActor(said, incident === undefined ? {} : { incident: { ticket: incident } }),
  };
}

/** A step of an approval. */
export interface Approving extends Telling {
  readonly approval?: string;
  readonly by?: string;
  readonly target?: string;
  readonly decision?: 'approved' | 'rejected' | 'deferred';
  readonly profile?: NonNullable<ItilProfile['approval']>;
}

/** The scope of an approval: artifacts by letter, in production. */
export function forArtifacts(
  ...artifacts: readonly string[]
): NonNullable<ItilProfile['approval']> {
  return { environment: PRODUCTION, artifactDigests: artifacts.map(digest), meaning: 'authorised' };
}

/** The scope of an approval: a change request. */
export function forRequest(number = 'CR-1'): NonNullable<ItilProfile['approval']> {
  return { environment: PRODUCTION, changeRequest: number, meaning: 'authorised' };
}

export function asked(at: number, approving: Approving = {}): Said {
  return approval(at, 'created', approving, { requestor: person('ann') });
}

/** One of several answers; the last one closes. */
export function voted(at: number, approving: Approving = {}): Said {
  const { by = 'cab', decision = 'approved' } = approving;
  return approval(at, 'updated', approving, { responder: person(by), decision });
}

export function approved(at: number, approving: Approving = {}): Said {
  const { by = 'cab', decision = 'approved' } = approving;
  const status = decision === 'deferred' ? 'approved' : decision;
  return approval(at, 'closed', approving, { responder: person(by), decision, status });
}

export function expired(at: number, approving: Approving = {}): Said {
  const none = { responder: 'urn:system:timeout', decision: 'deferred', status: 'expired' };
  return approval(at, 'closed', approving, none);
}

/** A policy engine's verdict on a change request. */
export function gate(
  at: number,
  model: readonly [string, string],
  {
    number = 'CR-1',
    outcome = 'pass',
    ...telling
  }: Telling & { readonly number?: string; readonly outcome?: string } = {},
): Said {
  return {
    ...frame(at, telling),
    subject: 'itil-gate',
    predicate: 'evaluated',
    subjectId: 'https://cd.example/gates/standard',
    content: { policy: model[0], policyVersion: model[1], outcome, subjectRef: number },
    itil: withActor(telling),
  };
}

/** A freeze or a maintenance window of production, from one minute to another. */
export function changeWindow(
  at: number,
  [from, to]: readonly [number, number],
  {
    predicate = 'created',
    type = 'restrictive',
    subjectRef,
    ...telling
  }: Telling & {
    readonly predicate?: 'created' | 'access' | 'revoked';
    readonly type?: 'restrictive' | 'permissive';
    readonly subjectRef?: string;
  } = {},
): Said {
  return {
    ...frame(at, { source: 'https://itsm.example', ...telling }),
    subject: 'itil-changewindow',
    predicate,
    subjectId: 'https://itsm.example/windows/1',
    content: {
      windowType: type,
      start: minute(from),
      end: minute(to),
      scope: { environments: [PRODUCTION], services: [] },
      ...(subjectRef === undefined ? {} : { subjectRef }),
    },
    itil: withActor(telling),
  };
}

function approval(
  at: number,
  predicate: 'created' | 'updated' | 'closed',
  {
    approval: id = 'https://itsm.example/approvals/1',
    target,
    profile = {},
    ...telling
  }: Approving,
  content: Readonly<Record<string, string>>,
): Said {
  return {
    ...frame(at, { source: 'https://itsm.example', ...telling }),
    subject: 'approval',
    predicate,
    subjectId: id,
    content: {
      approvalDetailsUrl: id,
      resourceTargetUrl: target ?? 'https://cd.example/environments/production',
      ...content,
    },
    itil: withActor(telling, { approval: profile }),
  };
}
