// SPDX-License-Identifier: Apache-2.0
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A publisher of Kafka's own making: one record, value from the command line. */
class Produce {
  public static void main(String[] arguments) throws Exception {
    var settings = new Properties();
    settings.put("bootstrap.servers", arguments[0]);
    try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      var record = new ProducerRecord<String, String>(arguments[1], arguments[2]);
      record.headers().add("content-type", "application/cloudevents+json".getBytes());
      producer.send(record).get();
    }
  }
}
