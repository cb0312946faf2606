// SPDX-License-Identifier: Apache-2.0
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { BadRequestException } from '@nestjs/common';

/** Where a list goes on: bound to the request it belongs to, so that it fits no other. */
export interface PageCursor {
  /** the last position looked at, the same on every page */
  readonly asOf: number;
  /** how many items the whole list has as of there: counted once */
  readonly total: number;
  /** the sort key of the last item shown */
  readonly after: readonly (string | number)[];
}

/** Seals cursors, so that a page is asked for as it was offered or not at all. */
export class CursorSeal {
  constructor(private readonly secret: string | Buffer = randomBytes(32)) {}

  /** `query` names the list and its filters. */
  seal(cursor: PageCursor, query: string): string {
    const body = Buffer.from(JSON.stringify([cursor.asOf, cursor.total, ...cursor.after])).toString(
      'base64url',
    );
    return `${body}.${this.mac(body, query)}`;
  }

  /** Throws BadRequestException for a cursor that is altered or belongs to another list. */
  open(text: string, query: string): PageCursor {
    const [body = '', mac = ''] = text.split('.');
    const expected = Buffer.from(this.mac(body, query));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new BadRequestException(
        'cursor: not one that this list has offered with these filters',
      );
    }
    const [asOf, total, ...after] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
      number,
      number,
      ...(string | number)[],
    ];
    return { asOf, total, after };
  }

  private mac(body: string, query: string): string {
    return createHmac('sha256', this.secret).update(`${query}\n${body}`).digest('base64url');
  }
}
