package dev.csn.io;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains why a file could not be read or written; many Java exceptions only name the file. */
public final class FileProblem {
  private static final Pattern BRACKETS = Pattern.compile(".*\\((.*)\\)", Pattern.DOTALL);

  private FileProblem() {}

  /**
   * The error of input that cannot be read.
   *
   * @param input a file, or a flag and its file
   */
  public static InputException unreadable(Object input, IOException e) {
    return new InputException(input + ": " + reason(e), e);
  }

  /**
   * The error of an output that cannot be written.
   *
   * @param output a file, or a flag and its file
   */
  public static ConfigurationException unwritable(Object output, IOException e) {
    return new ConfigurationException(output + ": cannot be written: " + reason(e), e);
  }

  /** The reason, to follow the file's name and a colon. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof FileNotFoundException) {
      return notOpened(String.valueOf(e.getMessage()));
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NotDirectoryException) {
      return e.getMessage() + " is not a directory";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return e.getMessage() + " is not empty";
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getMessage() + " is in the way";
    }
    if (e instanceof CharacterCodingException) {
      return "not UTF-8 text";
    }
    if (e instanceof EOFException) {
      return "ends too early";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * Takes the reason from a {@link FileNotFoundException}, which has it in parentheses at the end.
   */
  private static String notOpened(String message) {
    Matcher reason = BRACKETS.matcher(message);
    boolean other = reason.matches() && !reason.group(1).startsWith("No such file");
    return other ? reason.group(1) : "no such file";
  }
}
