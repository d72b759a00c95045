package nnet.runtime.gallery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nnet.runtime.model.Schema;

/**
 * A plane in the space of all weights.
 *
 * @param origin a point of it
 */
record WeightsPlane(float[] origin, Direction x, Direction y) {
  private static final int TURNS = 100;

  /**
   * @param name what stands along the axis
   * @param values of length 1
   */
  record Direction(String name, double[] values) {
    Direction {
      values = values.clone();
    }

    double of(float[] point, float[] origin) {
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += values[i] * (point[i] - origin[i]);
      }
      return sum;
    }
  }

  WeightsPlane {
    origin = origin.clone();
  }

  /**
   * Of a network with two weights all that there is; of any other the plane through the last point
   * in which a path moves most: its first two principal components (Li et al., 2018, section 7.2).
   */
  static WeightsPlane of(Schema schema, List<float[]> path) {
    List<Direction> all = two(schema, path.getLast().length);
    return all.size() == 2
        ? new WeightsPlane(new float[path.getLast().length], all.get(0), all.get(1))
        : principal(path);
  }

  /** The axes of two weights; otherwise not two. */
  private static List<Direction> two(Schema schema, int length) {
    List<Direction> axes = new ArrayList<>();
    for (Schema.Parameter parameter : schema.parameters()) {
      for (int i = 0; i < parameter.size() && axes.size() <= 2; i++) {
        double[] values = new double[length];
        values[parameter.offset() + i] = 1;
        String name = parameter.path() + (parameter.size() == 1 ? "" : "[" + i + "]");
        axes.add(new Direction(name, values));
      }
    }
    return axes;
  }

  static WeightsPlane principal(List<float[]> path) {
    double[][] rows = centered(path);
    double all = Arrays.stream(rows).mapToDouble(row -> product(row, row)).sum();
    Direction x = strongest(rows, all, "first");
    remove(rows, x.values());
    return new WeightsPlane(path.getLast(), x, strongest(rows, all, "second"));
  }

  private static double[][] centered(List<float[]> path) {
    int length = path.getLast().length;
    double[][] rows = new double[path.size()][length];
    for (int j = 0; j < length; j++) {
      double mean = 0;
      for (float[] point : path) {
        mean += point[j] / path.size();
      }
      for (int i = 0; i < rows.length; i++) {
        rows[i][j] = path.get(i)[j] - mean;
      }
    }
    return rows;
  }

  /** By power iteration, from the longest of the rows. */
  private static Direction strongest(double[][] rows, double all, String which) {
    double[] now = rows[0];
    for (double[] row : rows) {
      now = product(row, row) > product(now, now) ? row : now;
    }
    now = scaled(now);
    for (int turn = 0; turn < TURNS; turn++) {
      double[] next = new double[now.length];
      for (double[] row : rows) {
        add(next, product(row, now), row);
      }
      now = scaled(next);
    }
    double own = 0;
    for (double[] row : rows) {
      own += Math.pow(product(row, now), 2);
    }
    long share = all == 0 ? 0 : Math.round(100 * own / all);
    return new Direction("%s direction, %d %% of the path".formatted(which, share), now);
  }

  private static void remove(double[][] rows, double[] direction) {
    for (double[] row : rows) {
      add(row, -product(row, direction), direction);
    }
  }

  private static void add(double[] to, double times, double[] row) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * row[i];
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Of length 1; zeros stay zeros. */
  private static double[] scaled(double[] row) {
    double length = Math.sqrt(product(row, row));
    return length == 0 ? row : Arrays.stream(row).map(each -> each / length).toArray();
  }

  double[] along(Direction direction, List<float[]> points) {
    return points.stream().mapToDouble(point -> direction.of(point, origin)).toArray();
  }

  /** Puts a point of the plane into weights. */
  void put(double atX, double atY, float[] weights) {
    for (int i = 0; i < origin.length; i++) {
      weights[i] = (float) (origin[i] + atX * x.values()[i] + atY * y.values()[i]);
    }
  }
}
