package nnet.runtime.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Different names, numbered as they come. */
final class Names {
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> all = new ArrayList<>();

  int code(String name) {
    return codes.computeIfAbsent(name, this::added);
  }

  private int added(String name) {
    all.add(name);
    return all.size() - 1;
  }

  List<String> all() {
    return all;
  }
}
