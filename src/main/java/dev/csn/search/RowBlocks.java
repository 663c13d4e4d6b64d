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
 * Spreads independent work on rows over threads. What a row's work yields belongs in a place of its
 * own (an array's element): sums over rows are taken afterwards, in the order of the rows, so that
 * no result depends on the number of threads.
 */
public final class RowBlocks {
  private static final int BLOCK = 32;

  private RowBlocks() {}

  /**
   * Does the work of every row once, and returns when all is done.
   *
   * @param rows how many rows
   * @param threads how many threads, at least 1
   * @param worker makes each thread's worker, which may own working memory
   */
  public static void forEach(int rows, int threads, Supplier<? extends IntConsumer> worker) {
    forEach(0, rows, threads, worker);
  }

  /** The same of the rows from {@code first} to before {@code rows}. */
  public static void forEach(
      int first, int rows, int threads, Supplier<? extends IntConsumer> worker) {
    AtomicInteger next = new AtomicInteger(first);
    Runnable loop =
        () -> {
          IntConsumer own = worker.get();
          for (int from = next.getAndAdd(BLOCK); from < rows; from = next.getAndAdd(BLOCK)) {
            for (int row = from; row < Math.min(rows, from + BLOCK); row++) {
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
