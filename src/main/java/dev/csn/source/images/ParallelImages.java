package dev.csn.source.images;

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

/**
 * Decodes files on several threads and hands on the images in the files' order. What is held in
 * memory depends on the images' size, not on how many there are.
 */
public final class ParallelImages implements AutoCloseable {
  private static final int PIXELS_PER_PERMIT = 1 << 10;
  // Decoded and as RGB, a pixel is 7 bytes or more: all at once may take a quarter of the heap, but
  // at least one image of the largest size, 64 megapixels, must go through.
  private static final int BYTES_PER_PIXEL = 8;
  private static final long LARGEST_IMAGE = 1L << 26;
  private static final long WINDOW_BYTES = 1L << 26;
  private static final long WINDOW_PER_THREAD = 16;

  private final ExecutorService threads;
  private final int permits;
  private final Semaphore room;
  private final int window;
  private final ImageShape shape;
  private final ImageFit fit;

  /** With as many threads. */
  public ParallelImages(int threads, ImageShape shape, ImageFit fit) {
    this.threads =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "csn-images");
              thread.setDaemon(true);
              return thread;
            });
    long pixels = Runtime.getRuntime().maxMemory() / 4 / BYTES_PER_PIXEL;
    this.permits = (int) (Math.min(1L << 40, Math.max(LARGEST_IMAGE, pixels)) / PIXELS_PER_PERMIT);
    this.room = new Semaphore(permits);
    this.window =
        (int)
            Math.max(threads, Math.min(WINDOW_PER_THREAD * threads, WINDOW_BYTES / shape.values()));
    this.shape = shape;
    this.fit = fit;
  }

  /**
   * A file that was decoded, or refused.
   *
   * @param index of the file, from 0
   * @param image [height, width, channels]; null if refused
   * @param sha256 of the file; null if refused
   * @param transparent whether its background shows through anywhere
   * @param refusal why it is no image; null if it is one
   */
  public record Decoded(
      int index, byte[] image, String sha256, boolean transparent, String refusal) {}

  /** What is done with each, in the files' order, on the caller's thread. */
  public interface Receiver {
    void receive(Decoded decoded);
  }

  /** Decodes all files. */
  public void decode(List<Path> files, Receiver receiver) {
    Deque<Future<Decoded>> pending = new ArrayDeque<>();
    Iterator<Path> remaining = files.iterator();
    int submitted = 0;
    while (remaining.hasNext() || !pending.isEmpty()) {
      while (remaining.hasNext() && pending.size() < window) {
        int index = submitted++;
        Path file = remaining.next();
        pending.add(threads.submit(() -> decode(index, file)));
      }
      receiver.receive(result(pending.remove()));
    }
  }

  private Decoded decode(int index, Path file) {
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
      return new Decoded(index, image.values(), Sha256.of(bytes), image.transparent(), null);
    } catch (InputException e) {
      return new Decoded(index, null, null, false, withoutPath(e.getMessage(), file));
    } finally {
      room.release(taken[0]);
    }
  }

  /** The report names the file beside the reason. */
  private static String withoutPath(String message, Path file) {
    String path = file + ": ";
    return message.startsWith(path) ? message.substring(path.length()) : message;
  }

  private static Decoded result(Future<Decoded> future) {
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
