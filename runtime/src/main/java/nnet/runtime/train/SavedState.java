package nnet.runtime.train;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nnet.runtime.message.UserError;

/**
 * The state of training by names: what is needed beside the weights to go on with the same bits.
 * Doubles are kept as texts, which give back every bit.
 */
public final class SavedState {
  private final Map<String, float[]> arrays;
  private final Map<String, String> texts;
  private final String prefix;

  public SavedState() {
    this(new TreeMap<>(), new TreeMap<>());
  }

  public SavedState(Map<String, float[]> arrays, Map<String, String> texts) {
    this(arrays, texts, "");
  }

  private SavedState(Map<String, float[]> arrays, Map<String, String> texts, String prefix) {
    this.arrays = arrays;
    this.texts = texts;
    this.prefix = prefix;
  }

  /** The same, with names that belong to one part of training. */
  SavedState of(String part) {
    return new SavedState(arrays, texts, prefix + part + " ");
  }

  public Map<String, float[]> arrays() {
    return arrays;
  }

  public Map<String, String> texts() {
    return texts;
  }

  void put(String name, float[] values) {
    if (values.length > 0) {
      arrays.put(prefix + name, values);
    }
  }

  void put(String name, double... values) {
    if (values.length > 0) {
      texts.put(
          prefix + name,
          Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" ")));
    }
  }

  void put(String name, long value) {
    texts.put(prefix + name, Long.toString(value));
  }

  void put(String name, String text) {
    texts.put(prefix + name, text);
  }

  boolean has(String name) {
    return arrays.containsKey(prefix + name);
  }

  void read(String name, float[] to) {
    float[] values = arrays.getOrDefault(prefix + name, new float[0]);
    if (values.length != to.length) {
      throw damaged(name);
    }
    System.arraycopy(values, 0, to, 0, to.length);
  }

  void read(String name, double[] to) {
    if (to.length > 0) {
      System.arraycopy(numbers(name, to.length), 0, to, 0, to.length);
    }
  }

  double[] numbers(String name, int count) {
    try {
      String[] words = text(name).split(" ", -1);
      double[] numbers = Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
      if (numbers.length == count) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      throw damaged(name);
    }
    throw damaged(name);
  }

  /** How often something was done. */
  long count(String name) {
    return count(name, Long.MAX_VALUE);
  }

  /**
   * The same, where it cannot be more than a number.
   *
   * @param most included
   */
  long count(String name, long most) {
    try {
      long value = Long.parseLong(text(name));
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw damaged(name);
    }
    throw damaged(name);
  }

  String text(String name) {
    String text = texts.get(prefix + name);
    if (text == null) {
      throw damaged(name);
    }
    return text;
  }

  /** All arrays whose names go on from here, by the rest of their names. */
  Map<String, float[]> arraysOf(String part) {
    String start = prefix + part + " ";
    Map<String, float[]> found = new TreeMap<>();
    arrays.forEach((name, values) -> {
      if (name.startsWith(start)) {
        found.put(name.substring(start.length()), values);
      }
    });
    return found;
  }

  private UserError damaged(String name) {
    return new UserError("the checkpoint is damaged: its `" + prefix + name + "` is not usable");
  }
}
