package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FileProblemTest {
  @Test
  void whereJavaSaysOnlyTheNameTheReasonIsSaid() {
    assertEquals("no such file", FileProblem.reason(new NoSuchFileException("f")));
    assertEquals("no such file", FileProblem.reason(new FileNotFoundException("f")));
    assertEquals("permission denied", FileProblem.reason(new AccessDeniedException("f")));
    assertEquals("f is not a directory", FileProblem.reason(new NotDirectoryException("f")));
    assertEquals("f is not empty", FileProblem.reason(new DirectoryNotEmptyException("f")));
    assertEquals("f is in the way", FileProblem.reason(new FileAlreadyExistsException("f")));
    assertEquals("not UTF-8 text", FileProblem.reason(new MalformedInputException(1)));
    assertEquals("ends too early", FileProblem.reason(new EOFException()));
  }

  @Test
  void whereTheSystemSaysTheReasonItIsRepeated() {
    assertEquals(
        "No space left on device",
        FileProblem.reason(new FileSystemException("f", null, "No space left on device")));
    assertEquals("Input/output error", FileProblem.reason(new IOException("Input/output error")));
    assertEquals(
        "Is a directory", FileProblem.reason(new FileNotFoundException("a (1) (Is a directory)")));
    assertEquals(
        "no such file", FileProblem.reason(new FileNotFoundException("f (No such file or dir)")));
    assertEquals("f", FileProblem.reason(new FileSystemException("f")));
    assertEquals("IOException", FileProblem.reason(new IOException()));
  }
}
