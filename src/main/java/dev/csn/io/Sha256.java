package dev.csn.io;

import dev.csn.error.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SHA-256 digests in lower-case hexadecimal. */
public final class Sha256 {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  /** Whether a text is a digest. */
  public static boolean isDigest(@Nullable String text) {
    return text != null && DIGEST.matcher(text).matches();
  }

  /** The digest of bytes. */
  public static String of(byte[] bytes) {
    return hex(digest().digest(bytes));
  }

  /**
   * The digest of an input file.
   *
   * @throws InputException if the file cannot be read
   */
  public static String ofInput(Path file) {
    try {
      return of(file);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /** The digest of a file. */
  public static String of(Path file) throws IOException {
    MessageDigest digest = digest();
    byte[] block = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(block); n > 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
    }
    return hex(digest.digest());
  }

  /**
   * Checks a file against its digest.
   *
   * @throws InputException if the file is missing, or has another digest
   */
  public static void verify(Path file, String expected) {
    String found = ofInput(file);
    if (!found.equals(expected)) {
      throw new InputException(
          file + ": changed since it was written: SHA-256 " + found + ", must be " + expected);
    }
  }

  /** A new SHA-256 digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
