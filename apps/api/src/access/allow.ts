// SPDX-License-Identifier: Apache-2.0
import { SetMetadata } from '@nestjs/common';
import type { AccessRole } from '#access';

/** The roles that may call a route; a route without it is closed to all. */
export const ALLOWED = 'change-ledger:allowed';

export const Allow = (...roles: readonly AccessRole[]) => SetMetadata(ALLOWED, roles);

/** Open to anyone: health alone. */
export const AllowAnyone = () => SetMetadata(ALLOWED, 'anyone');
