package dev.csn.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class PeerTest {
  @TempDir private Path directory;
  private StubProject project;

  @BeforeEach
  void makeProject() throws IOException {
    project = new StubProject(directory);
  }

  private Peer peer(String python) {
    return new Peer(python, directory.resolve("scripts/bench_peer.py"));
  }

  @Test
  void theLastLineThatItPrintsIsItsAnswer() throws Exception {
    assertEquals(Map.of("torch", "0.1"), peer("sh").versions());
    Outcome outcome = peer("sh").run(List.of("step", "128"));
    assertArrayEquals(
        new double[] {1000, 3000}, outcome.figures().get("step, contiguous").values());
    assertEquals(List.of("versions", "step 128"), project.peerAsked());
  }

  @Test
  void aPythonThatIsNoneCostsAnErrorOfUsage() throws Exception {
    refused("/no/such/python", "cannot be run");
    project.peer("exit 7");
    refused("sh", "exit code 7");
    project.peer("echo Hello");
    refused("sh", "line of JSON");
    project.peer("echo '{\"figures\": {}, \"more\": 1}'");
    refused("sh", "line of JSON");
  }

  private void refused(String python, String why) {
    var refusal =
        assertThrows(ConfigurationException.class, () -> peer(python).run(List.of("embed", "3")));
    assertTrue(refusal.getMessage().startsWith("--peer " + python + ": "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("embed 3 "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
  }
}
