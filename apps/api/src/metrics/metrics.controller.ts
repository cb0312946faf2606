// SPDX-License-Identifier: Apache-2.0
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Metrics } from '#platform';
import { Answers } from '../openapi/answers.js';
import { Allow, Shows } from '../access/allow.js';

/** What Prometheus reads, with the bearer key of an operator. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** The service's own measures, in Prometheus' text. */
  @Get()
  @Answers('text/plain')
  @Allow('operator', 'admin')
  @Shows('nothing')
  async read(@Res() reply: FastifyReply): Promise<void> {
    await reply.type(this.metrics.contentType).send(await this.metrics.text());
  }
}
