// SPDX-License-Identifier: Apache-2.0
// Prints the API's description without a database: `npm run sync` writes it to docs/openapi.json.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { parseConfig } from '#platform';
import { AppModule } from '../app.module.js';
import { API_CONFIG } from '../config.js';
import { describeApi } from './describe-api.js';

const config = parseConfig(API_CONFIG, { DATABASE_URL: 'postgres://nowhere/none' });
const app = await NestFactory.create(AppModule.forRoot(config), new FastifyAdapter(), {
  preview: true,
  logger: false,
});
process.stdout.write(JSON.stringify(describeApi(app)));
