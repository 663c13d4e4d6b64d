package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.ForkedJvm;
import dev.csn.Hang;
import dev.csn.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = Hang.MINUTES, unit = TimeUnit.MINUTES)
class DirectoryLockTest {
  @TempDir private Path directory;

  private DirectoryLock lock() throws IOException {
    return DirectoryLock.of(directory, "--run mine");
  }

  private void assertInUseBy(Object... named) {
    Refusal.ofConfiguration(this::lock, "--run mine: is in use by ");
    Refusal.ofConfiguration(this::lock, named);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  /** Another process that holds the lock by the time this returns. */
  private Process holder() throws IOException {
    Process process =
        ForkedJvm.likeThisOne()
            .builder(LockHolder.class, directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("held", out.readLine());
    return process;
  }

  @Test
  void anotherProcessIsToldWhoHoldsItUntilThatOneIsDone() throws Exception {
    Process process = holder();
    try {
      assertInUseBy("process " + process.pid() + " on ", ", started 2", "Z; wait for its end");
      process.getOutputStream().close();
      assertEquals(0, process.waitFor());
      lock().close();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theLockOfAKilledProcessIsTakenOver() throws Exception {
    Process process = holder();
    process.destroyForcibly();
    assertEquals(128 + 9, process.waitFor());
    assertTrue(Files.readString(directory.resolve(".lock.holder")).contains("" + process.pid()));
    DirectoryLock lock = lock();
    assertInUseBy("process " + ProcessHandle.current().pid() + " on ");
    lock.close();
  }

  @Test
  void oneProcessHoldsItOnceAndAskingTwiceLosesNothing() throws Exception {
    DirectoryLock lock = lock();
    assertInUseBy("process " + ProcessHandle.current().pid() + " on ");
    // On POSIX the second attempt would have given the lock away if it had opened the file.
    ForkedJvm.Result other =
        ForkedJvm.likeThisOne().run(directory, LockHolder.class, directory.toString());
    assertEquals(1, other.exitCode());
    assertTrue(other.err().contains("--run held: is in use by process "), other.err());
    lock.close();
    lock().close();
  }

  @Test
  void aLockWhoseHolderIsNotKnownYetIsInUseAllTheSame() throws Exception {
    DirectoryLock lock = lock();
    Files.delete(directory.resolve(".lock.holder"));
    assertInUseBy("another process");
    Files.writeString(directory.resolve(".lock.holder"), "{\"process\": 1");
    assertInUseBy("another process");
    lock.close();
  }

  @Test
  void aHolderOfTheSameNumberThatIsGoneHoldsNothing() throws Exception {
    DirectoryLock lock = lock();
    Path holder = directory.resolve(".lock.holder");
    String self = Files.readString(holder);
    lock.close();
    // A container's processes have the same numbers every time.
    Files.writeString(holder, self.replaceFirst("\"start\": \"....", "\"start\": \"1999"));
    lock().close();
  }

  @Test
  void whatItLeavesIsKnownAsItsOwn() throws IOException {
    DirectoryLock lock = lock();
    assertEquals(List.of(".lock", ".lock.holder"), names());
    lock.close();
    assertEquals(List.of(".lock"), names());
    for (String name : List.of(".lock", ".lock.holder", "..lock.holder.123")) {
      assertTrue(DirectoryLock.isLockFile(Path.of("a", name)), name);
    }
    for (String name : List.of("lock", ".locks", ".lock.holder.123", "config.json")) {
      assertFalse(DirectoryLock.isLockFile(Path.of(".lock", name)), name);
    }
  }

  @Test
  void aDirectoryThatIsNotThereIsNotMade() {
    Path none = directory.resolve("none");
    assertThrows(NoSuchFileException.class, () -> DirectoryLock.of(none, "--run none"));
    assertFalse(Files.exists(none));
  }
}
