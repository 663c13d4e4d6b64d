package dev.csn.view.figure;

import dev.csn.error.ConfigurationException;
import dev.csn.io.FileProblem;
import dev.csn.io.OutputKind;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory of figures, a file each, for paper. */
public final class PlotDirectory {
  private static final String ENDING = ".svg";
  private static final String TAKEN = "exists and is no empty directory; name a new one";
  private static final OutputKind KIND = OutputKind.neverReplaced(TAKEN, TAKEN);

  private final Path path;

  private PlotDirectory(Path path) {
    this.path = path;
  }

  /** A figure's file and title. */
  public record PlotFile(String file, String title) {}

  /** The files written, in the form that is printed as JSON. */
  public record Written(String output, List<PlotFile> plots) {}

  /**
   * A directory that does not exist, or is empty.
   *
   * @throws ConfigurationException if the place is taken
   */
  public static PlotDirectory at(Path path) {
    try {
      KIND.mustReplace(path, "--output " + path);
    } catch (IOException e) {
      throw FileProblem.unwritable("--output " + path, e);
    }
    return new PlotDirectory(path);
  }

  /**
   * Writes figures, all or none.
   *
   * @throws ConfigurationException if they cannot be written
   */
  public Written write(List<Plot> plots) {
    List<PlotFile> files = new ArrayList<>();
    try (StagedDirectory staged = StagedDirectory.beside(path)) {
      for (Plot plot : plots) {
        Files.writeString(staged.path().resolve(plot.name() + ENDING), plot.svg(Theme.LIGHT));
        files.add(new PlotFile(path.resolve(plot.name() + ENDING).toString(), plot.title()));
      }
      staged.commit();
    } catch (IOException e) {
      throw FileProblem.unwritable("--output " + path, e);
    }
    return new Written(path.toString(), List.copyOf(files));
  }
}
