package nnet.compiler.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Places for the boxes of a picture: each in the layer below the last of those it comes from, and
 * in a layer near the middle of its neighbours, which leaves few crossings.
 *
 * @param layers the boxes of each layer from left to right, by position
 */
record LayeredLayout(List<List<Integer>> layers) {
  private static final int SWEEPS = 4;

  static LayeredLayout of(GraphView view) {
    int[] layer = new int[view.boxes().size()];
    for (GraphView.Arrow arrow : view.arrows()) {
      layer[arrow.to()] = Math.max(layer[arrow.to()], layer[arrow.from()] + 1);
    }
    lower(view, layer);
    List<List<Integer>> layers = new ArrayList<>();
    for (int depth = 0; depth <= Arrays.stream(layer).max().orElse(-1); depth++) {
      layers.add(new ArrayList<>());
    }
    for (int box = 0; box < layer.length; box++) {
      layers.get(layer[box]).add(box);
    }
    sort(view, layers);
    return new LayeredLayout(layers);
  }

  /** Formals go right above where they are first used: arrows stay short. */
  private static void lower(GraphView view, int[] layer) {
    for (int box = 0; box < layer.length; box++) {
      if (view.boxes().get(box).shape() == GraphView.Shape.FORMAL) {
        int from = box;
        layer[box] =
            view.arrows().stream()
                .filter(arrow -> arrow.from() == from)
                .mapToInt(arrow -> layer[arrow.to()] - 1)
                .min()
                .orElse(0);
      }
    }
  }

  private static void sort(GraphView view, List<List<Integer>> layers) {
    double[] place = new double[view.boxes().size()];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean down = sweep % 2 == 0;
      for (List<Integer> boxes : down ? layers : layers.reversed()) {
        double[] wanted = place.clone();
        boxes.forEach(box -> wanted[box] = middle(view, box, place, down));
        boxes.sort(Comparator.comparingDouble(box -> wanted[box]));
        for (int i = 0; i < boxes.size(); i++) {
          place[boxes.get(i)] = i - (boxes.size() - 1) / 2.0;
        }
      }
    }
  }

  private static double middle(GraphView view, int box, double[] place, boolean down) {
    return view.arrows().stream()
        .filter(arrow -> (down ? arrow.to() : arrow.from()) == box)
        .mapToDouble(arrow -> place[down ? arrow.from() : arrow.to()])
        .average()
        .orElse(place[box]);
  }
}
