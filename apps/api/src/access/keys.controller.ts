// SPDX-License-Identifier: Apache-2.0
import {
  BadRequestException,
  Body,
  Controller,
  ForbiddenException,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
} from '@nestjs/common';
import { covers, KeyStore, type ListedKey, missingFor, newAccessKey } from '#access';
import { Allow, Shows } from './allow.js';
import { CurrentPrincipal } from './current-principal.js';
import { CreateKeyDto, KeyDto, KeySecretDto, KeysDto, RotateKeyDto, toKeyDto } from './key.dto.js';

/** Bearer keys: whoever makes one can give no more than they have. */
@Controller('v1/keys')
@Allow('admin')
@Shows('nothing')
export class KeysController {
  constructor(
    private readonly keys: KeyStore,
    private readonly current: CurrentPrincipal,
  ) {}

  /** Lists the keys within the scope: what they allow, until when, when they were last used. */
  @Get()
  async list(): Promise<KeysDto> {
    const items = (await this.reachable()).map(toKeyDto);
    return { items, total: items.length };
  }

  /** Makes a key; its secret is shown in this answer and never again. */
  @Post()
  async create(@Body() body: CreateKeyDto): Promise<KeySecretDto> {
    const { role, ledgers, environments, sources, expiresAt } = body;
    const scope = { ledgers, environments, sources };
    const missing = missingFor(role, scope);
    if (missing !== null) throw new BadRequestException(missing);
    if (!covers(this.current.scope, scope)) {
      throw new ForbiddenException('a key cannot allow more than the key that makes it');
    }
    const key = newAccessKey(role);
    const expires = expiresAt === undefined ? null : new Date(expiresAt);
    await this.keys.register(key, { scope, expiresAt: expires });
    return { keyId: key.keyId, secret: key.secret };
  }

  /** Gives a key another secret; the one before stays valid for as long as is asked. */
  @Post(':id/rotation')
  @HttpCode(200)
  async rotate(@Param('id') id: string, @Body() body: RotateKeyDto): Promise<KeySecretDto> {
    await this.reach(id);
    const secret = await this.keys.rotate(id, body.graceSeconds * 1_000);
    if (secret === null) throw unknownKey(id);
    return { keyId: id, secret };
  }

  /** Makes a key useless, at once. */
  @Post(':id/revocation')
  @HttpCode(200)
  async revoke(@Param('id') id: string): Promise<KeyDto> {
    await this.reach(id);
    await this.keys.revoke(id);
    return toKeyDto(await this.reach(id));
  }

  private async reachable(): Promise<readonly ListedKey[]> {
    const { scope } = this.current;
    return (await this.keys.list()).filter((key) => covers(scope, key));
  }

  private async reach(id: string): Promise<ListedKey> {
    const key = (await this.reachable()).find(({ keyId }) => keyId === id);
    if (key === undefined) throw unknownKey(id);
    return key;
  }
}

function unknownKey(id: string): NotFoundException {
  return new NotFoundException(`no key '${id}' that may still be used`);
}
