package dev.csn.bench;

import dev.csn.bench.Task.Comparison;
import dev.csn.search.index.GalleryIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Building and asking indexes: of one condition, where a peer can do the same, and of two. */
final class IndexTasks {
  private static final String FIRST = "point0";
  private static final String EVEN = "point0,kind1";
  private static final String UNEVEN = "point0=0.9,kind1=0.1";
  private static final double THIRD = 1.0 / 3;

  private final BenchData data;
  private final Sizes sizes;

  IndexTasks(BenchData data, Sizes sizes) {
    this.data = data;
    this.sizes = sizes;
  }

  List<Task> all() throws IOException {
    List<Task> tasks = new ArrayList<>();
    for (int items : sizes.indexItems()) {
      String name = Tasks.count(items) + " items, 1 condition";
      String gallery = data.clustered(items, 1).toString();
      tasks.add(
          new Task(
              Kind.INDEX,
              name,
              round -> MeasuringProcess.run(new IndexBuildWorkload(gallery, 1)),
              round -> List.of("hnsw", gallery, "" + sizes.queries()),
              List.of(new Comparison(IndexBuildWorkload.BUILD, IndexBuildWorkload.BUILD))));
      tasks.add(query(name, gallery, 1, FIRST, 1));
      String two = Tasks.count(items) + " items, 2 conditions";
      String galleryOfTwo = data.clustered(items, 2).toString();
      tasks.add(Task.alone(Kind.INDEX, two, new IndexBuildWorkload(galleryOfTwo, 2)));
      for (String similarity : List.of(FIRST, EVEN, UNEVEN)) {
        tasks.add(query(two, galleryOfTwo, 2, similarity, 1));
      }
      tasks.add(query(two, galleryOfTwo, 2, FIRST, THIRD));
    }
    return tasks;
  }

  private Task query(String name, String gallery, int conditions, String similarity, double share) {
    return Task.alone(
        Kind.INDEX,
        name + ", " + similarity + (share < 1 ? ", of a third" : ""),
        new IndexQueryWorkload(
            gallery, conditions, similarity, share, GalleryIndex.EF_SEARCH, sizes.queries()));
  }
}
