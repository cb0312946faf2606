// SPDX-License-Identifier: Apache-2.0
import { PRODUCTION } from '../company.js';
import { POLICY_ENGINE } from '../people.js';
import { DEPLOY } from '../publisher.js';
import { pass, tell } from '../story.js';
import type { Story } from '../story.js';
import type { Artifact } from './artifact.js';
import { authoriseChangeRequest, submitChangeRequest } from './change-request.js';
import type { ChangeRequest, ChangeRequestOrder } from './change-request.js';
import { productionOf } from './place.js';
import type { Permit } from './permit.js';

/** A model of standard changes, authorised before any of them. */
export interface StandardModel {
  readonly id: string;
  readonly version: string;
  readonly title: string;
}

/** A new version of a service of the shop that passed its tests and staging. */
export const SMALL_UPDATE = {
  id: 'small-update',
  version: '1',
  title: 'Small update of a shop service',
} as const satisfies StandardModel;

/** A change of settings that passed review and staging. */
export const SETTINGS = {
  id: 'settings',
  version: '2',
  title: 'Change of settings',
} as const satisfies StandardModel;

export const STANDARD_MODELS = [SMALL_UPDATE, SETTINGS] as const;

export interface Preauthorisation {
  readonly model: StandardModel;
  readonly order: Omit<ChangeRequestOrder, 'changeType' | 'model'>;
  /** none where only the configuration changes */
  readonly artifacts: readonly Artifact[];
  /** ids of the events that the policy looks at */
  readonly inputs: readonly string[];
}

/** The policy checks the instance against the bounds of its model; nobody is asked. */
export function preauthorise(story: Story, wish: Preauthorisation): Permit {
  const { id, version } = wish.model;
  pass(story, 5, 30);
  const model = { id, version };
  const changeRequest = submitChangeRequest(story, {
    ...wish.order,
    changeType: 'standard',
    model,
  });
  pass(story, 0.1, 1);
  const grantedBy = sayGate(story, wish, changeRequest);
  pass(story, 0.1, 1);
  authoriseChangeRequest(story, changeRequest, POLICY_ENGINE);
  return { changeRequest, kind: 'PREAUTHORISED_BY', grantedBy };
}

function sayGate(story: Story, wish: Preauthorisation, { number }: ChangeRequest): string {
  const { model, artifacts, order, inputs } = wish;
  const approval = {
    gate: 'standard-change',
    environment: PRODUCTION.id,
    artifactDigests: artifacts.map(({ digest }) => digest),
    changeRequest: number,
    meaning: 'authorised',
    method: 'policy',
    policyRef: `${model.id}@${model.version}`,
  } as const;
  return tell(story, {
    by: DEPLOY,
    name: 'itil-gate.evaluated',
    about: productionOf(order.services),
    subjectId: `${DEPLOY.url}/gates/standard-change`,
    actor: POLICY_ENGINE,
    itil: { approval },
    content: {
      policy: model.id,
      policyVersion: model.version,
      outcome: 'pass',
      mode: 'enforced',
      inputs: [...inputs],
      subjectRef: number,
    },
  });
}
