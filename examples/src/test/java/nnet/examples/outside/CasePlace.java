package nnet.examples.outside;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where tensors of a case are: {@code tensors=path}, with {@code ^10} for another order of axes and
 * {@code %102} for another order of as many equal blocks of the last one.
 *
 * @param tensors what the parameter is the sum of; {@code weight@1:0:2} is a part, along axis 1
 *     from 0 to 2
 */
record CasePlace(List<Part> tensors, String path, String order, String blocks) {
  private static final Pattern FORM = Pattern.compile("([^=]+)=([^^%]+)(?:\\^(\\d+))?(?:%(\\d+))?");

  /**
   * A tensor, or some of it.
   *
   * @param range axis, from, to; empty for all
   */
  record Part(String name, List<Integer> range) {
    static Part of(String text) {
      String[] parts = text.split("@", 2);
      return new Part(
          parts[0],
          parts.length == 1
              ? List.of()
              : Arrays.stream(parts[1].split(":", -1)).map(Integer::valueOf).toList());
    }

    ReferenceTensor of(ReferenceTensor tensor) {
      return range.isEmpty() ? tensor : tensor.part(range.get(0), range.get(1), range.get(2));
    }
  }

  static CasePlace of(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no place: " + text);
    }
    List<Part> tensors = Arrays.stream(matcher.group(1).split("\\+", -1)).map(Part::of).toList();
    return new CasePlace(tensors, matcher.group(2), text(matcher, 3), text(matcher, 4));
  }

  private static String text(Matcher matcher, int group) {
    return matcher.group(group) == null ? "" : matcher.group(group);
  }

  boolean has(String tensor) {
    return tensors.stream().anyMatch(part -> part.name().equals(tensor));
  }

  /** A tensor as it lies here. */
  ReferenceTensor moved(ReferenceTensor tensor) {
    ReferenceTensor moved =
        tensors.stream()
            .filter(part -> part.name().equals(tensor.name()))
            .findFirst()
            .orElseThrow()
            .of(tensor);
    moved = order.isEmpty() ? moved : moved.permuted(order);
    return blocks.isEmpty() ? moved : moved.regrouped(blocks);
  }
}
