// SPDX-License-Identifier: Apache-2.0
import { DAY, HOUR } from '../clock.js';
import { DEMO_SERVICES, PRODUCTION } from '../company.js';
import { next } from '../company-state.js';
import { instantText } from '../instant-text.js';
import { CHANGE_MANAGER, userActor } from '../people.js';
import { ITSM } from '../publisher.js';
import { tell } from '../story.js';
import type { Story } from '../story.js';

/** Announced two weeks before: nothing goes to production from Monday 00:00 until Friday 18:00. */
export function freeze(story: Story, monday: number): void {
  const start = monday;
  const end = monday + 4 * DAY + 18 * HOUR;
  const said = {
    by: ITSM,
    about: { environment: PRODUCTION.id },
    subjectId: `${ITSM.url}/windows/${next(story.state, 'window')}`,
    actor: userActor(CHANGE_MANAGER),
    content: {
      windowType: 'restrictive',
      start: instantText(ITSM.instants, start),
      end: instantText(ITSM.instants, end),
      scope: { environments: [PRODUCTION.id], services: DEMO_SERVICES.map(({ id }) => id) },
      reason: 'Accounts of the quarter are closed',
      authority: CHANGE_MANAGER.id,
    },
  } as const;
  story.now = start - 14 * DAY + 9 * HOUR;
  tell(story, { ...said, name: 'itil-changewindow.created' });
  story.now = start;
  tell(story, { ...said, name: 'itil-changewindow.opened' });
  story.now = end;
  tell(story, { ...said, name: 'itil-changewindow.closed' });
}
