package dev.csn.search.index;

import dev.csn.gallery.Embeddings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Builds graphs side by side, each on one thread. */
final class ParallelBuild {
  private final Embeddings embeddings;
  private final IndexStore.Progress progress;
  private int done;
  private int total;

  ParallelBuild(Embeddings embeddings, IndexStore.Progress progress) {
    this.embeddings = embeddings;
    this.progress = progress;
  }

  /** Builds them all, and returns when the last is there; the first to begin with is the first. */
  void run(List<GraphBuild> builds) throws IOException {
    if (builds.isEmpty()) {
      return;
    }
    total = builds.stream().mapToInt(GraphBuild::items).reduce(0, Math::addExact);
    int threads = Math.min(builds.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (GraphBuild build : builds) {
        running.add(
            executor.submit(
                () -> {
                  build.run(embeddings, this::more);
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private synchronized void more(int items) {
    done += items;
    progress.built(done, total);
  }
}
