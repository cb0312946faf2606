// SPDX-License-Identifier: Apache-2.0
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import {
  ChangeByIdHandler,
  ChangesFromHandler,
  ReleaseByIdHandler,
  ReleasesFromHandler,
} from './record-queries.js';

/** The queries of the records. */
@Module({
  imports: [CqrsModule],
  providers: [ChangesFromHandler, ChangeByIdHandler, ReleasesFromHandler, ReleaseByIdHandler],
})
export class ChangesModule {}
