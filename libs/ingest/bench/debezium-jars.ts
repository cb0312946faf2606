// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CONNECT_VERSION = '4.3.1';
const SINK = 'io.debezium:debezium-connector-jdbc:3.6.0.Final:tar.gz:plugin';
const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const MAVEN_DEADLINE_MS = 600_000;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>change-ledger</groupId>
  <artifactId>bench-peer</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>connect-runtime</artifactId>
      <version>${CONNECT_VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-slf4j-impl</artifactId>
      <version>2.25.4</version>
    </dependency>
  </dependencies>
</project>
`;

/** Where the peer's jars are. */
export interface DebeziumJars {
  /** Kafka Connect and what it needs */
  readonly connect: string;
  /** holds the sink's own folder */
  readonly plugins: string;
}

/** Resolves Kafka Connect and Debezium's JDBC sink by Maven into `folder`; rejects when it cannot. */
export async function debeziumJars(folder: string): Promise<DebeziumJars> {
  const [connect, plugins] = [join(folder, 'connect'), join(folder, 'plugins')];
  await mkdir(plugins, { recursive: true });
  await writeFile(join(folder, 'pom.xml'), POM);
  const run = promisify(execFile);
  const options = { cwd: folder, timeout: MAVEN_DEADLINE_MS };
  const maven = (...args: string[]) => run('mvn', ['-q', '-B', ...args], options);
  await maven(
    `${PLUGIN}:copy-dependencies`,
    '-DincludeScope=runtime',
    `-DoutputDirectory=${connect}`,
  );
  await maven(`${PLUGIN}:copy`, `-Dartifact=${SINK}`, `-DoutputDirectory=${folder}`);
  const archive = 'debezium-connector-jdbc-3.6.0.Final-plugin.tar.gz';
  await run('tar', ['xzf', join(folder, archive), '-C', plugins]);
  return { connect, plugins };
}
