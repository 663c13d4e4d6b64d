package dev.csn.io;

import java.nio.file.Path;
import java.util.Arrays;

/** Locks a directory until its standard input ends; says so in a line. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws Exception {
    DirectoryLock lock = DirectoryLock.of(Path.of(arguments[0]), "--run held");
    System.out.println("held");
    byte[] unread = System.in.readAllBytes();
    lock.close();
    System.out.println("released after " + Arrays.toString(unread));
  }
}
