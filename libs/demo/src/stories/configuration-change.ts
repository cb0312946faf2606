// SPDX-License-Identifier: Apache-2.0
import { CONFIGURATION_REPOSITORY, PRODUCTION, STAGING, TEST } from '../company.js';
import type { DemoService } from '../company.js';
import { backoutPlanTo } from '../delivery/backout-plan.js';
import { completeChangeRequest } from '../delivery/change-request.js';
import { applyConfiguration } from '../delivery/configuration.js';
import type { ConfigurationOrder } from '../delivery/configuration.js';
import type { Permit } from '../delivery/permit.js';
import { observeRuntime, runningOf } from '../delivery/running.js';
import { mergeSourceChange } from '../delivery/source-change.js';
import { SETTINGS, preauthorise } from '../delivery/standard-model.js';
import { closeTicket, openTicket } from '../delivery/ticket.js';
import { DEPLOYER, PRODUCTION_DEPLOYER, castOf } from '../people.js';
import type { Cast } from '../people.js';
import { hex } from '../random.js';
import { beginChain, nextMorning, nextRolloutHour, pass } from '../story.js';
import type { Story } from '../story.js';

/** New settings, the artifact stays: a standard change by its own model. */
export function configurationChange(story: Story, service: DemoService): void {
  const cast = castOf(story.random, service.team);
  const ticket = openTicket(story, cast.authors[0], `Longer timeouts for ${service.id}`);
  const repository = CONFIGURATION_REPOSITORY;
  pass(story, 5, 60);
  const change = mergeSourceChange(story, { repository, cast, ticket });
  beginChain(story);
  pass(story, 2, 15);
  const order = { service, change, configDigest: `sha256:${hex(story.random, 8)}` };
  const tested = applyBelow(story, order);
  const permit = askModel(story, { order, cast, tested });
  nextRolloutHour(story);
  const actor = { ...PRODUCTION_DEPLOYER, onBehalfOf: cast.initiator.id };
  applyConfiguration(story, { ...order, environment: PRODUCTION, actor, permit });
  observeRuntime(story, service.id);
  closeTicket(story, ticket);
  if (permit.changeRequest !== null)
    completeChangeRequest(story, permit.changeRequest, 'successful');
}

type Settings = Pick<ConfigurationOrder, 'service' | 'change' | 'configDigest'>;

function applyBelow(story: Story, order: Settings): readonly string[] {
  const below = { ...order, actor: DEPLOYER, permit: null };
  const inTest = applyConfiguration(story, { ...below, environment: TEST });
  nextMorning(story);
  return [inTest, applyConfiguration(story, { ...below, environment: STAGING })];
}

interface Question {
  readonly order: Settings;
  readonly cast: Cast;
  readonly tested: readonly string[];
}

function askModel(story: Story, { order, cast, tested }: Question): Permit {
  const { service, change, configDigest } = order;
  return preauthorise(story, {
    model: SETTINGS,
    artifacts: [],
    inputs: tested,
    order: {
      title: `settings of ${service.id} in production`,
      cast,
      services: [service.id],
      tickets: [change.ticket],
      codeChanges: [change.url],
      scope: { configDigests: [configDigest] },
      backoutPlan: backoutPlanTo(runningOf(story, PRODUCTION.id, service.id)),
    },
  });
}
