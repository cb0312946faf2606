// SPDX-License-Identifier: Apache-2.0
import type { ItilProfile } from '#events';
import {
  digest,
  frame,
  image,
  person,
  PRODUCTION,
  type Said,
  type Telling,
  withActor,
} from './said.js';

type DeploymentProfile = NonNullable<ItilProfile['deployment']>;
type Outcome = 'success' | 'failure' | 'cancel' | 'rolledback';

/** A deployment of the specs. */
export interface Rollout extends Telling {
  readonly deployment?: string;
  readonly service?: string;
  readonly environment?: string;
  readonly tag?: string;
  /** what ran before, by its letter */
  readonly previous?: string;
  readonly request?: string;
  readonly initiator?: string | null;
  readonly content?: Readonly<Record<string, object | string>>;
  readonly profile?: DeploymentProfile;
}

export function requested(at: number, artifact: string, rollout: Rollout = {}): Said {
  return process(at, 'requested', artifact, rollout);
}

export function started(at: number, artifact: string, rollout: Rollout = {}): Said {
  return process(at, 'started', artifact, rollout);
}

export function progressed(
  at: number,
  artifact: string,
  phase: string,
  rollout: Rollout = {},
): Said {
  return process(at, 'progressed', artifact, {
    ...rollout,
    profile: { ...rollout.profile, phase },
  });
}

export function finished(
  at: number,
  artifact: string,
  outcome: Outcome,
  rollout: Rollout = {},
): Said {
  return process(at, 'finished', artifact, {
    ...rollout,
    content: { ...rollout.content, outcome },
    profile: { ...rollout.profile, outcome },
  });
}

/** It serves from now on: `service.deployed`, `.upgraded`, `.rolledback`, `.removed`. */
export function effect(
  at: number,
  predicate: 'deployed' | 'upgraded' | 'rolledback' | 'removed',
  artifact: string,
  rollout: Rollout = {},
): Said {
  const { service = 'shop', environment = PRODUCTION, tag } = rollout;
  const place = { environment: { id: environment } };
  return {
    ...frame(at, rollout),
    subject: 'service',
    predicate,
    subjectId: service,
    content: predicate === 'removed' ? place : { ...place, artifactId: image(artifact, tag) },
    itil: withActor(rollout, { deployment: profileOf(artifact, rollout) }),
  };
}

/** Started, finished and serving: at the minute, four later, and five later. */
export function rolledOut(at: number, artifact: string, rollout: Rollout = {}): readonly Said[] {
  return [
    started(at, artifact, rollout),
    finished(at + 4, artifact, 'success', rollout),
    effect(at + 5, 'upgraded', artifact, rollout),
  ];
}

/** Deployed to staging by a robot. */
export function staged(at: number, artifact: string): readonly Said[] {
  return rolledOut(at, artifact, { deployment: `staging-${at}`, environment: 'staging/eu-1' });
}

export function configured(
  at: number,
  config: string,
  {
    services = ['shop'],
    environment = PRODUCTION,
    previous,
    request,
    ...telling
  }: Telling & {
    readonly services?: readonly string[];
    readonly environment?: string;
    readonly previous?: string;
    readonly request?: string;
  } = {},
): Said {
  return {
    ...frame(at, telling),
    subject: 'itil-configuration',
    predicate: 'applied',
    subjectId: `https://cd.example/configurations/${at}`,
    content: {
      environment: { id: environment },
      services: [...services],
      configDigest: digest(config),
      ...(previous === undefined ? {} : { previousConfigDigest: digest(previous) }),
    },
    itil: withActor(
      telling,
      request === undefined ? {} : { deployment: { changeRequest: request } },
    ),
  };
}

export function toggled(at: number, flag: string, enabled: boolean, telling: Telling = {}): Said {
  return {
    ...frame(at, telling),
    subject: 'itil-flag',
    predicate: 'toggled',
    subjectId: flag,
    content: { flag, enabled, service: { id: 'shop' }, environment: { id: PRODUCTION } },
    itil: withActor(telling),
  };
}

/** A step of a rollout, about a deployment by its id. */
export function step(
  at: number,
  name: 'traffic' | 'swap' | 'ready' | 'unready',
  {
    deployment = 'https://cd.example/deployments/1',
    percent = 5,
    ...telling
  }: Rollout & { readonly percent?: number } = {},
): Said {
  const place = { service: { id: 'shop' }, environment: { id: PRODUCTION } };
  const [subject, predicate, content] = STEPS[name](percent);
  return {
    ...frame(at, telling),
    subject,
    predicate,
    subjectId: deployment,
    content: { ...place, ...content },
    itil: withActor(telling),
  };
}

const STEPS = {
  traffic: (percent: number) => [
    'itil-traffic',
    'shifted',
    { weights: [{ target: 'new', percent }] },
  ],
  swap: () => [
    'itil-slot',
    'swapped',
    { fromSlot: 'warm', toSlot: 'live', actor: { id: 'urn:robot', kind: 'serviceaccount' } },
  ],
  ready: () => ['itil-healthcheck', 'passed', { kind: 'readiness' }],
  unready: () => ['itil-healthcheck', 'failed', { kind: 'readiness' }],
} as const satisfies Readonly<
  Record<string, (percent: number) => readonly [string, string, object]>
>;

export function rollback(
  at: number,
  predicate: 'triggered' | 'finished',
  {
    from,
    to,
    deployment = 'https://cd.example/deployments/1',
    outcome,
  }: {
    readonly from: string;
    readonly to: string;
    readonly deployment?: string;
    readonly outcome?: 'success' | 'failure';
  },
): Said {
  return {
    ...frame(at, {}),
    subject: 'itil-rollback',
    predicate,
    subjectId: `${deployment}/rollback`,
    content: {
      trigger: 'manual',
      reason: 'errors',
      fromArtifactId: image(from),
      toArtifactId: image(to),
      deploymentId: deployment,
      ...(outcome === undefined ? {} : { outcome }),
    },
    itil: withActor({}),
  };
}

function process(
  at: number,
  predicate: 'requested' | 'started' | 'progressed' | 'finished',
  artifact: string,
  rollout: Rollout,
): Said {
  const { deployment = 'https://cd.example/deployments/1', service = 'shop' } = rollout;
  const {
    environment = PRODUCTION,
    tag,
    previous,
    request,
    initiator = 'dan',
    content = {},
  } = rollout;
  return {
    ...frame(at, rollout),
    subject: 'itil-deployment',
    predicate,
    subjectId: deployment,
    content: {
      service: { id: service },
      environment: { id: environment },
      artifactId: image(artifact, tag),
      initiator:
        initiator === null
          ? { id: 'urn:robot', kind: 'serviceaccount' }
          : { id: person(initiator), kind: 'user' },
      ...(previous === undefined ? {} : { previousArtifactId: image(previous) }),
      ...(request === undefined ? {} : { changeRequestId: request }),
      ...content,
    },
    itil: withActor(rollout, { deployment: profileOf(artifact, rollout) }),
  };
}

function profileOf(artifact: string, { previous, request, profile }: Rollout): DeploymentProfile {
  return {
    artifactDigest: digest(artifact),
    ...(previous === undefined ? {} : { previousArtifactDigest: digest(previous) }),
    ...(request === undefined ? {} : { changeRequest: request }),
    ...profile,
  };
}
