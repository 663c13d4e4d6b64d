package dev.csn.faults;

import java.nio.file.Path;
import java.util.List;

/**
 * A file that csn reads.
 *
 * @param name what it is called in tables
 * @param twins the same artifact of others
 * @param probes commands that read it
 * @param trusted whether nothing vouches for its content, so that what it says is what was meant
 */
record Artifact(String name, Path file, List<Path> twins, List<Probe> probes, boolean trusted) {}
