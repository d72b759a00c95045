package nnet.runtime.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is changed together to see what it does: a column, an element of one, a patch of an image.
 *
 * @param name such as {@code price} or {@code price[-3]}
 * @param field the first of those that it is part of
 * @param places of its elements in a raw example
 * @param isSingle whether it is one number or category, which windows may read at several places
 */
public record Factor(String name, RawField field, int[] places, boolean isSingle) {
  /** More elements of a column than this are taken together. */
  private static final int SINGLE = 64;

  /** Patches along each side of an image, and pieces of what is long. */
  private static final int PATCHES = 7;

  private static final int PIECES = 32;

  public Factor {
    places = places.clone();
  }

  /** Every column as a whole, with all that is read of it. */
  public static List<Factor> columns(RawRows rows) {
    Map<String, List<RawField>> byColumn = new LinkedHashMap<>();
    for (RawField field : rows.fields()) {
      byColumn.computeIfAbsent(field.column().header(), name -> new ArrayList<>()).add(field);
    }
    List<Factor> factors = new ArrayList<>();
    byColumn.forEach((name, fields) -> {
      int[] places =
          fields.stream()
              .flatMapToInt(field -> Arrays.stream(range(field, 0, field.size())))
              .toArray();
      factors.add(new Factor(name, fields.getFirst(), places, places.length == 1));
    });
    return factors;
  }

  /** As fine as can be read: elements, or patches and pieces where there are many. */
  public static List<Factor> fine(RawRows rows) {
    Map<RawField.Cell, Factor> cells = new LinkedHashMap<>();
    List<Factor> larger = new ArrayList<>();
    for (RawField field : rows.fields()) {
      if (field.size() <= SINGLE) {
        for (int i = 0; i < field.size(); i++) {
          Factor factor = new Factor(field.name(i), field, range(field, i, i + 1), true);
          cells.merge(field.cell(i), factor, Factor::also);
        }
      } else if (field.from() == field.to() && field.column().shape().size() >= 2) {
        patches(field, larger);
      } else {
        pieces(field, larger);
      }
    }
    List<Factor> factors = new ArrayList<>(cells.values());
    factors.addAll(larger);
    return factors;
  }

  /** The same cell where it is read once more. */
  private Factor also(Factor again) {
    int[] both = Arrays.copyOf(places, places.length + again.places.length);
    System.arraycopy(again.places, 0, both, places.length, again.places.length);
    return new Factor(name, field, both, true);
  }

  private static int[] range(RawField field, int from, int to) {
    int[] places = new int[to - from];
    Arrays.setAll(places, i -> field.offset() + from + i);
    return places;
  }

  private static void patches(RawField field, List<Factor> factors) {
    int height = field.column().shape().get(0);
    int width = field.column().shape().get(1);
    int depth = field.width() / (height * width);
    int tall = (height + PATCHES - 1) / PATCHES;
    int wide = (width + PATCHES - 1) / PATCHES;
    for (int top = 0; top < height; top += tall) {
      for (int left = 0; left < width; left += wide) {
        int bottom = Math.min(height, top + tall);
        int right = Math.min(width, left + wide);
        List<Integer> places = new ArrayList<>();
        for (int y = top; y < bottom; y++) {
          for (int i = (y * width + left) * depth; i < (y * width + right) * depth; i++) {
            places.add(field.offset() + i);
          }
        }
        String name =
            "%s[%d..%d, %d..%d]"
                .formatted(field.column().header(), top, bottom - 1, left, right - 1);
        int[] all = places.stream().mapToInt(Integer::intValue).toArray();
        factors.add(new Factor(name, field, all, all.length == 1));
      }
    }
  }

  private static void pieces(RawField field, List<Factor> factors) {
    int length = (field.size() + PIECES - 1) / PIECES;
    for (int from = 0; from < field.size(); from += length) {
      int to = Math.min(field.size(), from + length);
      String name = field.name(from) + ".." + field.name(to - 1);
      factors.add(new Factor(name, field, range(field, from, to), to - from == 1));
    }
  }
}
