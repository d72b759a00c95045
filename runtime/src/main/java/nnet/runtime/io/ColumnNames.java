package nnet.runtime.io;

import java.util.ArrayList;
import java.util.List;

/** What the columns of a table are called that hold the elements of a tensor. */
public final class ColumnNames {
  private ColumnNames() {}

  /** More than one where a row's value has several elements: {@code point_0, point_1}. */
  public static List<String> of(String name, List<Integer> shape) {
    List<String> headers = List.of(name);
    if (Tensor.size(shape) == 1) {
      return headers;
    }
    for (int dimension : shape) {
      List<String> longer = new ArrayList<>();
      for (String header : headers) {
        for (int i = 0; i < dimension; i++) {
          longer.add(header + "_" + i);
        }
      }
      headers = longer;
    }
    return headers;
  }
}
