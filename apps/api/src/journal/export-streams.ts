// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { HttpException, Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ExportSlots, type Release } from '#access';
import { Log } from '#platform';
import type { AuthenticRequest } from '../access/bearer.guard.js';
import { type PagedList, streamList, type Written } from '../http/list-stream.js';
import { ReadRecorder } from './read-recorder.js';

const RETRY_SECONDS = 10;

/** A list that somebody has begun to take away. */
export interface Export {
  readonly request: AuthenticRequest;
  readonly reply: FastifyReply;
  readonly list: PagedList;
  readonly format: 'ndjson' | 'csv';
  readonly release: Release;
}

/** Exports: so many at once (ADR 0030), each journalled when it begins and when it ends (ADR 0027). */
@Injectable()
export class ExportStreams {
  constructor(
    private readonly slots: ExportSlots,
    private readonly recorder: ReadRecorder,
    private readonly log: Log,
  ) {}

  /** Takes a slot; whoever takes it gives it back, or makes a stream that does. Throws 429. */
  take({ principal, id }: AuthenticRequest, reply: FastifyReply): Release {
    const release = this.slots.take(principal?.id ?? id);
    if (release !== null) return release;
    void reply.header('retry-after', String(RETRY_SECONDS));
    throw new HttpException('too many exports are under way: wait until one has ended', 429);
  }

  /** The list as a stream, whose slot is free again when it is closed, however it ends. */
  open({ request, reply, list, format, release }: Export): StreamableFile {
    let written: Written = { rows: 0, digest: null };
    const onWritten = async (now: Written): Promise<void> => {
      const { rows, digest } = now;
      // its last bytes leave when it is journalled that it ended, or never
      if (digest !== null) {
        await this.recorder.record(request, reply, { action: 'export_ended', rows, digest });
      }
      written = now;
    };
    reply.trailer('repr-digest', (_reply, _payload, done) =>
      done(null, `sha-256=:${written.digest?.toString('base64') ?? ''}:`),
    );
    const stream = Readable.from(streamList(list, { format, onWritten }));
    stream.once('error', (err) => this.log.error('an export broke', { request: request.id, err }));
    stream.once('close', () => {
      release();
      if (written.digest !== null) return;
      const broken = { action: 'export_broken', rows: written.rows, digest: null } as const;
      // the recorder has said so
      this.recorder.record(request, reply, broken).catch(() => undefined);
    });
    // a stream of its own would be read from before it is journalled that it begins
    return new StreamableFile(stream);
  }
}
