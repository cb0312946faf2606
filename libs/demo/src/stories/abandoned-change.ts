// SPDX-License-Identifier: Apache-2.0
import type { DemoService } from '../company.js';
import { abandonSourceChange } from '../delivery/source-change.js';
import { openTicket } from '../delivery/ticket.js';
import { castOf } from '../people.js';
import { pass } from '../story.js';
import type { Story } from '../story.js';

/** A pull request that fails its checks and is closed. */
export function abandonedChange(story: Story, service: DemoService): void {
  const cast = castOf(story.random, service.team);
  const ticket = openTicket(story, cast.authors[0], 'Try another cache');
  pass(story, 5, 60);
  abandonSourceChange(story, { repository: service.repository, cast, ticket });
}
