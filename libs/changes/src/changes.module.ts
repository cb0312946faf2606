// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangeAsImplementedHandler } from './queries/change-as-implemented.js';
import { ChangeEditsHandler } from './queries/change-edits.js';
import { ChangeScheduleHandler } from './queries/change-schedule.js';
import { CountChangesHandler } from './queries/count-groups.js';
import { ExpandedChangeOfHandler } from './queries/expanded-change.js';
import { IncidentChangesHandler } from './queries/incident-changes.js';
import { LateEntriesHandler } from './queries/late-entries.js';
import { MutableTagsHandler } from './queries/mutable-tags.js';
import { RecordsByIdsHandler } from './queries/records-by-ids.js';
import { ChangeTimelineHandler } from './queries/change-timeline.js';
import { DoraMetricsOfHandler } from './queries/dora-metrics.js';
import { EnvironmentDiffHandler, EnvironmentStateHandler } from './queries/environment-state.js';
import { PositionAtHandler } from './queries/position-at.js';
import { ProducerGapsHandler } from './queries/producer-gaps.js';
import { RecordByIdHandler } from './queries/record-by-id.js';
import { RecordsFromHandler, RecordTextsFromHandler } from './queries/records-from.js';
import { ReleaseByNameHandler } from './queries/release-by-name.js';
import { ReleaseCertificateOfHandler } from './queries/release-certificate.js';

/** The queries of the records. */
@Module({
  imports: [CqrsModule],
  providers: [
    RecordsFromHandler,
    RecordTextsFromHandler,
    RecordByIdHandler,
    PositionAtHandler,
    ChangeAsImplementedHandler,
    ChangeEditsHandler,
    ChangeTimelineHandler,
    ReleaseByNameHandler,
    ReleaseCertificateOfHandler,
    EnvironmentStateHandler,
    EnvironmentDiffHandler,
    DoraMetricsOfHandler,
    ProducerGapsHandler,
    CountChangesHandler,
    ChangeScheduleHandler,
    ExpandedChangeOfHandler,
    IncidentChangesHandler,
    MutableTagsHandler,
    LateEntriesHandler,
    RecordsByIdsHandler,
  ],
})
export class ChangesModule {}
