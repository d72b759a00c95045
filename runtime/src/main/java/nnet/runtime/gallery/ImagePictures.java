package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Head;
import nnet.runtime.measure.Predictions;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.plot.ImageGrid;
import nnet.runtime.plot.ImageGrid.Cell;

/** Images that go in or come out, and the first filters that look at them. */
final class ImagePictures {
  private static final int SAMPLES = 25;
  private static final int MOST_FILTERS = 64;
  private static final int LEAST_SIDE = 6;

  private ImagePictures() {}

  /** The first rows with images, with what they are and what they are taken for. */
  static List<Exhibit> samples(Caption caption, Predictions predictions, List<Head> heads) {
    int count = Math.min(SAMPLES, predictions.part().size());
    float[] raw = predictions.raw(count);
    List<Exhibit> exhibits = new ArrayList<>();
    List<Slot> inputs = predictions.rows().inputs();
    float[] given = predictions.rows().inputs(raw, count);
    int images = images(inputs) + images(predictions.outputs());
    addAll(exhibits, caption, inputs, given, captions(heads, count), images);
    List<Slot> outputs = predictions.outputs();
    String[] none = new String[count];
    Arrays.fill(none, "");
    addAll(exhibits, caption, outputs, predictions.of(raw, count), none, images);
    return exhibits;
  }

  private static int images(List<Slot> slots) {
    return (int) slots.stream().filter(slot -> isImage(slot.shape())).count();
  }

  private static void addAll(
      List<Exhibit> exhibits,
      Caption caption,
      List<Slot> slots,
      float[] values,
      String[] captions,
      int images) {
    int width = Slot.size(slots);
    int at = 0;
    for (Slot slot : slots) {
      if (isImage(slot.shape())) {
        List<float[]> each = new ArrayList<>();
        for (int i = 0; i < captions.length; i++) {
          int from = i * width + at;
          each.add(Arrays.copyOfRange(values, from, from + slot.size()));
        }
        String title = "%s: %s on %s".formatted(caption.network(), slot.name(), caption.part());
        exhibits.add(
            new Exhibit(
                Kind.SAMPLES,
                images == 1 ? "" : slot.name(),
                ImageGrid.of(title, cells(slot.shape(), each, captions)),
                Map.of()));
      }
      at += slot.size();
    }
  }

  /** Height, width and, where there is more than one, channels. */
  static boolean isImage(List<Integer> shape) {
    boolean plane = shape.size() == 2 || shape.size() == 3;
    return plane
        && shape.get(0) >= LEAST_SIDE
        && shape.get(1) >= LEAST_SIDE
        && (shape.size() == 2 || shape.get(2) == 1 || shape.get(2) == 3);
  }

  private static String[] captions(List<Head> heads, int count) {
    String[] captions = new String[count];
    Arrays.fill(captions, "");
    for (Head head : heads) {
      if (head instanceof Head.Classes classes && heads.size() == 1 && classes.size() >= count) {
        for (int i = 0; i < count; i++) {
          String actual = classes.names().get(classes.actual()[i]);
          String predicted = classes.names().get(classes.predicted(i));
          captions[i] = actual.equals(predicted) ? actual : actual + ", not " + predicted;
        }
      }
    }
    return captions;
  }

  /** Brightened together, so that images stay comparable. */
  static List<Cell> cells(List<Integer> shape, List<float[]> images, String... captions) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float[] image : images) {
      for (float value : image) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    int channels = shape.size() == 3 ? shape.get(2) : 1;
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      float[] scaled = images.get(i).clone();
      for (int j = 0; j < scaled.length; j++) {
        scaled[j] = high > low ? (scaled[j] - low) / (high - low) : 0;
      }
      cells.add(new Cell(captions[i], shape.get(1), shape.get(0), channels, scaled));
    }
    return cells;
  }

  /** The first parameter that is a convolution's: height, width, channels in, channels out. */
  static Optional<Exhibit> filters(Caption caption, Schema schema, Weights weights) {
    return schema.parameters().stream()
        .filter(parameter -> parameter.shape().size() == 4 && parameter.shape().get(0) > 1)
        .findFirst()
        .map(parameter -> {
          List<Integer> shape = parameter.shape();
          boolean coloured = shape.get(2) == 3;
          List<float[]> images = new ArrayList<>();
          List<String> captions = new ArrayList<>();
          for (int out = 0; out < Math.min(MOST_FILTERS, shape.get(3)); out++) {
            images.add(filter(parameter, weights.parameters(), out, coloured ? 3 : 1));
            captions.add(String.valueOf(out));
          }
          List<Integer> own = List.of(shape.get(0), shape.get(1), coloured ? 3 : 1);
          List<Cell> cells = cells(own, images, captions.toArray(String[]::new));
          return new Exhibit(
              Kind.FILTERS,
              "",
              ImageGrid.of(caption.network() + ": " + parameter.path(), cells),
              Map.of());
        });
  }

  private static float[] filter(Schema.Parameter parameter, float[] values, int out, int channels) {
    List<Integer> shape = parameter.shape();
    int in = shape.get(2);
    int outs = shape.get(3);
    float[] filter = new float[shape.get(0) * shape.get(1) * channels];
    for (int i = 0; i < filter.length; i++) {
      int place = i / channels * in + i % channels;
      filter[i] = values[parameter.offset() + place * outs + out];
    }
    return filter;
  }
}
