package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.runtime.model.Slot;
import nnet.runtime.plot.ImageGrid;
import nnet.runtime.plot.ImageGrid.Cell;
import nnet.runtime.plot.Picture;

/** Which pixels of an image speak for a prediction (blue), and which against it (orange). */
public final class AttributionMap {
  private static final float[] FOR = {0, 0.45f, 0.70f};
  private static final float[] AGAINST = {0.84f, 0.37f, 0};

  private AttributionMap() {}

  /**
   * Empty where no input is an image.
   *
   * @param inputs of the network
   * @param example their elements, and {@code attribution} what each adds
   */
  public static Optional<Picture> of(
      String title, List<Slot> inputs, float[] example, double[] attribution) {
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    for (Slot slot : inputs) {
      int to = at + slot.size();
      if (ImagePictures.isImage(slot.shape())) {
        float[] image = Arrays.copyOfRange(example, at, to);
        cells.add(ImagePictures.cells(slot.shape(), List.of(image), slot.name()).getFirst());
        cells.add(map(slot.shape(), Arrays.copyOfRange(attribution, at, to)));
      }
      at = to;
    }
    return cells.isEmpty() ? Optional.empty() : Optional.of(ImageGrid.of(title, cells));
  }

  private static Cell map(List<Integer> shape, double[] attribution) {
    int pixels = shape.get(0) * shape.get(1);
    int channels = attribution.length / pixels;
    double[] sums = new double[pixels];
    for (int i = 0; i < attribution.length; i++) {
      sums[i / channels] += attribution[i];
    }
    double greatest = Arrays.stream(sums).map(Math::abs).max().orElse(0);
    float[] values = new float[pixels * 3];
    for (int i = 0; i < values.length; i++) {
      double share = greatest == 0 ? 0 : sums[i / 3] / greatest;
      float[] color = share < 0 ? AGAINST : FOR;
      values[i] = (float) (1 + Math.abs(share) * (color[i % 3] - 1));
    }
    return new Cell("what it adds", shape.get(1), shape.get(0), 3, values);
  }
}
