// SPDX-License-Identifier: Apache-2.0

/** The release of Apache Kafka that is resolved when KAFKA_HOME names none. */
export const KAFKA_VERSION = '4.3.1';

/** Kafka's own log4j version: slf4j 1.7 comes without a binding, and logs nothing without one. */
const LOG4J_VERSION = '2.25.4';

const COPY_JARS = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

/** What Maven resolves: the broker with all it needs, as released on Maven Central. */
export const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>change-ledger</groupId>
  <artifactId>embedded-kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${KAFKA_VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-slf4j-impl</artifactId>
      <version>${LOG4J_VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

/** Run beside the pom, this fills `libs`; a jar that does not match its checksum is refused. */
export const MAVEN_ARGUMENTS: readonly string[] = [
  '--batch-mode',
  '--strict-checksums',
  COPY_JARS,
  '-DincludeScope=runtime',
  '-DoutputDirectory=libs',
];
