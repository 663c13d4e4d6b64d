package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterTest {
  private static String refusal(String url) {
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> new SparkEngine().open(url));
    assertEquals(1, e.getMessage().lines().count());
    return e.getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "locale",
        "local[0]",
        "local[two]",
        "local[2",
        "spark://",
        "spark://host",
        "spark://host:70000",
        "spark://host:7077,",
        "spark://a b:7077",
        "http://host:7077",
        "host:7077",
        "yarn",
        "k8s://https://192.0.2.1:443"
      })
  void whatIsNoMasterIsRefused(String url) {
    assertEquals(
        "--master '" + url + "': must be spark://HOST:PORT, local, local[N] or local[*]",
        refusal(url));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local | true | true",
        "local[2] | true | true",
        "local[*] | true | true",
        "spark://127.0.0.1:7077 | false | true",
        "spark://127.0.0.1:7077,192.0.2.1:7077 | false | false",
        "spark://192.0.2.1:7077 | false | false"
      })
  void itIsKnownWhereTheWorkIsDone(String url, boolean local, boolean here) {
    assertEquals(local, Master.of(url).isLocal());
    assertEquals(here, Master.of(url).isHere());
  }

  @Test
  void whereNobodyListensIsNoMaster() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    String url = "spark://127.0.0.1:" + port;
    assertEquals("--master " + url + ": no master answers: Connection refused", refusal(url));
  }
}
