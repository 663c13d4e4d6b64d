package dev.csn.source.folder;

import dev.csn.error.InputException;
import dev.csn.image.ImageFile;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.io.Sha256;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Decodes files on several threads and hands on the images in the files' order. Memory depends on
 * the images' size, not on their number.
 */
final class ParallelDecoder implements AutoCloseable {
  // A semaphore counts in int; the largest image has 2^26 pixels.
  private static final int PIXELS_PER_PERMIT = 1 << 10;
  // Decoded and as RGB, a pixel takes 7 bytes or more. All images together may take a quarter of
  // the heap, but one of the largest size must always go through.
  private static final int BYTES_PER_PIXEL = 8;
  private static final long MAX_IMAGE_PIXELS = 1L << 26;
  // Finished images wait for a slow one before them, within 64 MiB.
  private static final long MAX_WINDOW_BYTES = 1L << 26;
  private static final long MAX_WINDOW_PER_THREAD = 16;

  private final ExecutorService threads;
  private final int permits;
  private final Semaphore room;
  private final int window;
  private final ImageShape shape;
  private final ImageFit fit;

  ParallelDecoder(int threads, ImageShape shape, ImageFit fit) {
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "csn-images");
              thread.setDaemon(true);
              return thread;
            });
    long pixels = Runtime.getRuntime().maxMemory() / 4 / BYTES_PER_PIXEL;
    this.permits =
        (int) (Math.min(1L << 40, Math.max(MAX_IMAGE_PIXELS, pixels)) / PIXELS_PER_PERMIT);
    this.room = new Semaphore(permits);
    this.window =
        (int)
            Math.max(
                threads,
                Math.min(MAX_WINDOW_PER_THREAD * threads, MAX_WINDOW_BYTES / shape.values()));
    this.shape = shape;
    this.fit = fit;
  }

  /** A file that was read, by its index from 0. */
  sealed interface Result {
    int index();
  }

  /**
   * An image.
   *
   * @param image uint8 [height, width, channels]
   * @param sha256 of the file
   * @param transparent whether the fit's background shows through anywhere
   */
  record Decoded(int index, byte[] image, String sha256, boolean transparent) implements Result {}

  /** A file that is no image, with the reason. */
  record Refused(int index, String reason) implements Result {}

  /** Decodes all files; the receiver gets them in the files' order, on the caller's thread. */
  void decode(List<Path> files, Consumer<Result> receiver) {
    Deque<Future<Result>> pending = new ArrayDeque<>();
    Iterator<Path> remaining = files.iterator();
    int submitted = 0;
    while (remaining.hasNext() || !pending.isEmpty()) {
      while (remaining.hasNext() && pending.size() < window) {
        int index = submitted++;
        Path file = remaining.next();
        pending.add(threads.submit(() -> decode(index, file)));
      }
      receiver.accept(result(pending.remove()));
    }
  }

  private Result decode(int index, Path file) {
    int[] taken = new int[1];
    try {
      byte[] bytes = ImageFile.bytes(file);
      ImageFile.Fitted image =
          ImageFile.read(
              file,
              bytes,
              shape,
              fit,
              pixels -> {
                taken[0] = (int) Math.min(permits, pixels / PIXELS_PER_PERMIT);
                room.acquireUninterruptibly(taken[0]);
              });
      return new Decoded(index, image.values(), Sha256.of(bytes), image.transparent());
    } catch (InputException e) {
      return new Refused(index, withoutPath(String.valueOf(e.getMessage()), file));
    } finally {
      room.release(taken[0]);
    }
  }

  /** The report names the file beside the reason. */
  private static String withoutPath(String message, Path file) {
    String path = file + ": ";
    return message.startsWith(path) ? message.substring(path.length()) : message;
  }

  private static Result result(Future<Result> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
