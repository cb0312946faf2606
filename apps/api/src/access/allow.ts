// SPDX-License-Identifier: Apache-2.0
import { SetMetadata } from '@nestjs/common';
import type { AccessRole } from '#access';

/** The roles that may call a route; a route without it is closed to all. */
export const ALLOWED = 'change-ledger:allowed';

export const Allow = (...roles: readonly AccessRole[]) => SetMetadata(ALLOWED, roles);

/** Open to anyone: health alone. */
export const AllowAnyone = () => SetMetadata(ALLOWED, 'anyone');

/** What an answer holds; a route that does not say is taken to hold `content`. */
export const SHOWN = 'change-ledger:shown';

/**
 * `content`: of the whole ledger, for those alone whose scope has every environment; `records`: cut
 * down to the environments of the scope; `nothing`: no content at all (ADR 0024).
 */
export type Shown = 'content' | 'records' | 'nothing';

export const Shows = (what: Shown) => SetMetadata(SHOWN, what);
