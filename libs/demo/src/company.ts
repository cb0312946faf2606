// SPDX-License-Identifier: Apache-2.0

/** How the company authorises a change of a service. */
export type DeliveryModel = 'changeRequest' | 'environmentGate';

/** How a new version reaches production. */
export type RolloutStrategy = 'rolling' | 'canary' | 'slotswap';

/** Who looks after a service. */
export type Team = 'shop' | 'money';

/** A service of the demo company; `id` is what `subject.id` of `service.*` says. */
export interface DemoService {
  readonly id: string;
  readonly repository: string;
  readonly team: Team;
  readonly strategy: RolloutStrategy;
  readonly model: DeliveryModel;
  /** How many people must authorise. */
  readonly requiredApprovers: 1 | 2;
}

/** An environment; `id` is the one way in which every event names it. */
export interface DemoEnvironment {
  readonly id: string;
  readonly tier: 'production' | 'staging' | 'test';
  readonly name: string;
}

/** The six services of the demo company, Tidewater. */
export const DEMO_SERVICES = [
  service('storefront', 'shop', 'slotswap', 'environmentGate'),
  service('catalogue', 'shop', 'rolling', 'environmentGate'),
  service('notifications', 'shop', 'rolling', 'environmentGate'),
  service('checkout', 'money', 'canary', 'changeRequest'),
  service('payments', 'money', 'canary', 'changeRequest'),
  service('orders', 'money', 'rolling', 'changeRequest'),
] as const satisfies readonly DemoService[];

export const TEST = { id: 'test/eu-1', tier: 'test', name: 'Test' } as const;
export const STAGING = { id: 'staging/eu-1', tier: 'staging', name: 'Staging' } as const;
export const PRODUCTION = {
  id: 'production/eu-1',
  tier: 'production',
  name: 'Production',
} as const;

/** The three environments of the demo company, in the order of promotion. */
export const DEMO_ENVIRONMENTS = [
  TEST,
  STAGING,
  PRODUCTION,
] as const satisfies readonly DemoEnvironment[];

/** The repository of the settings of all services. */
export const CONFIGURATION_REPOSITORY = 'tidewater/platform-config';

export type ServiceId = (typeof DEMO_SERVICES)[number]['id'];

export function serviceOf(id: ServiceId): DemoService {
  return DEMO_SERVICES.find((one) => one.id === id) ?? DEMO_SERVICES[0];
}

function service<const Id extends string>(
  id: Id,
  team: Team,
  strategy: RolloutStrategy,
  model: DeliveryModel,
): DemoService & { readonly id: Id } {
  const requiredApprovers = id === 'payments' ? 2 : 1;
  return { id, repository: `tidewater/${id}`, team, strategy, model, requiredApprovers };
}
