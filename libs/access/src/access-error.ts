// SPDX-License-Identifier: Apache-2.0
import { CodedError } from '#platform';

/** `OIDC_UNAVAILABLE`: no keys of the issuer to check a token with; `OIDC_INVALID`: the setting. */
export class AccessError extends CodedError<'OIDC_UNAVAILABLE' | 'OIDC_INVALID'> {}
