package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.source.folder.ImageImport;
import java.util.concurrent.CancellationException;

/** A verb that reads many images: shows its progress and stops when interrupted. */
abstract class PreparingVerb<R> extends InterruptibleVerb<R> {
  /** Forwards progress to a display and Ctrl-C to the preparation. */
  ImageImport.Monitor watch(CountDisplay display) {
    return new ImageImport.Monitor() {
      @Override
      public void images(int done, int total) {
        display.show(done, total);
      }

      @Override
      public boolean stopped() {
        return interruption().requested();
      }
    };
  }

  @Override
  public Integer call() throws Exception {
    try {
      return super.call();
    } catch (CancellationException e) {
      return INTERRUPTED;
    } catch (ConfigurationException e) { // files being written may be gone already
      if (interruption().requested()) {
        return INTERRUPTED;
      }
      throw e;
    }
  }
}
