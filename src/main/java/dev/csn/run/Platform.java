package dev.csn.run;

/** What csn runs on. */
public final class Platform {
  private Platform() {}

  /** The virtual machine and its version. */
  public static String java() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  /** The operating system, its version and architecture. */
  public static String os() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }
}
