// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { connect } from 'node:net';

/** Kafka protocol guide: CreateTopics v2 and Metadata v1, as much as the specs need. */
const CREATE_TOPICS = { key: 19, version: 2 };
const METADATA = { key: 3, version: 1 };

export async function createTopic(broker: string, name: string): Promise<void> {
  const settings = Buffer.from([0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  const timeout = Buffer.from([0, 0, 0x75, 0x30, 0]);
  const topics = Buffer.concat([Buffer.from([0, 0, 0, 1]), text(name), settings, timeout]);
  const answer = await ask(broker, CREATE_TOPICS, topics);
  const errorCode = answer.readInt16BE(4 + 4 + 2 + name.length);
  if (errorCode !== 0) throw new Error(`topic ${name} was refused with error ${errorCode}`);
}

/** Whether the answer to "which topics are there" holds the name. */
export async function hasTopic(broker: string, name: string): Promise<boolean> {
  const all = Buffer.from([0xff, 0xff, 0xff, 0xff]);
  return (await ask(broker, METADATA, all)).includes(text(name));
}

async function ask(
  broker: string,
  { key, version }: typeof METADATA,
  body: Buffer,
): Promise<Buffer> {
  const head = Buffer.alloc(8);
  head.writeInt16BE(key, 0);
  head.writeInt16BE(version, 2);
  const request = Buffer.concat([head, text('spec'), body]);
  const [host, port] = broker.split(':');
  const socket = connect(Number(port), host);
  const length = Buffer.alloc(4);
  length.writeInt32BE(request.length);
  socket.write(Buffer.concat([length, request]));
  let answer = Buffer.alloc(0);
  while (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) {
    const [piece] = await once(socket, 'data');
    answer = Buffer.concat([answer, piece]);
  }
  socket.destroy();
  return answer.subarray(8);
}

function text(value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeInt16BE(value.length);
  return Buffer.concat([length, Buffer.from(value)]);
}
