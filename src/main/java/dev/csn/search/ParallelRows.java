package dev.csn.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Loops over rows on several threads. Each row's result must go into its own array element, and
 * sums must be taken afterwards in the order of the rows, so that no result depends on the number
 * of threads.
 */
public final class ParallelRows {
  /** Rows that a thread takes at a time, so few that all threads finish at about the same time. */
  private static final int STEP = 32;

  private ParallelRows() {}

  /**
   * Loops over the rows from {@code first} to before {@code end}.
   *
   * @param threads at least 1
   * @param worker makes each thread's worker, which may own working memory
   */
  public static void forEach(
      int first, int end, int threads, Supplier<? extends IntConsumer> worker) {
    forEach(first, end, STEP, threads, worker);
  }

  /**
   * Loops over rows.
   *
   * @param step rows that a thread takes at a time
   */
  public static void forEach(
      int first, int end, int step, int threads, Supplier<? extends IntConsumer> worker) {
    AtomicInteger next = new AtomicInteger(first);
    Runnable loop =
        () -> {
          IntConsumer own = worker.get();
          for (int from = next.getAndAdd(step); from < end; from = next.getAndAdd(step)) {
            for (int row = from; row < Math.min(end, from + step); row++) {
              own.accept(row);
            }
          }
        };
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(loop));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }
}
