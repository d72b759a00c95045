package nnet.runtime.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a header, which has two known forms of entries and no other. */
final class HeaderReader {
  private static final int MOST_DIMENSIONS = 32;

  private final JsonCursor json;
  private final Map<String, String> metadata = new HashMap<>();
  private final List<Header.Entry> entries = new ArrayList<>();

  private HeaderReader(String text) {
    json = new JsonCursor(text);
  }

  static Header read(String text) {
    HeaderReader reader = new HeaderReader(text);
    Keys keys = reader.new Keys();
    while (keys.hasNext()) {
      reader.entry(keys.next());
    }
    reader.json.end();
    return new Header(reader.metadata, reader.entries);
  }

  /** The keys of an object, one after the other; after each its value is to be read. */
  private final class Keys {
    private final Set<String> known = new HashSet<>();

    boolean hasNext() {
      if (known.isEmpty()) {
        json.expect('{');
        return !json.accept('}');
      }
      if (json.accept(',')) {
        return true;
      }
      json.expect('}');
      return false;
    }

    String next() {
      String key = json.string();
      if (!known.add(key)) {
        throw new HeaderException("the key `" + key + "` comes twice");
      }
      json.expect(':');
      return key;
    }
  }

  private void entry(String name) {
    if (name.equals("__metadata__")) {
      Keys keys = new Keys();
      while (keys.hasNext()) {
        metadata.put(keys.next(), json.string());
      }
    } else {
      tensor(name);
    }
  }

  private void tensor(String name) {
    Map<String, String> type = new HashMap<>();
    Map<String, List<Long>> numbers = new HashMap<>();
    Keys keys = new Keys();
    while (keys.hasNext()) {
      String key = keys.next();
      switch (key) {
        case "dtype" -> type.put(key, json.string());
        case "shape", "data_offsets" -> numbers.put(key, numbers());
        default -> throw new HeaderException("`" + name + "` has an unknown key `" + key + "`");
      }
    }
    entries.add(entry(name, type.get("dtype"), numbers));
  }

  private static Header.Entry entry(
      String name, @Nullable String type, Map<String, List<Long>> numbers) {
    List<Long> shape = numbers.get("shape");
    List<Long> offsets = numbers.get("data_offsets");
    if (type == null || shape == null || offsets == null || offsets.size() != 2) {
      throw new HeaderException("`" + name + "` lacks its type, its shape or its two offsets");
    }
    Optional<ElementType> known = ElementType.named(type);
    if (known.isEmpty()) {
      throw new HeaderException("`" + name + "` has elements of type " + type + ", not read here");
    }
    if (offsets.get(1) < offsets.get(0)) {
      throw new HeaderException("`" + name + "` ends before it begins");
    }
    return new Header.Entry(name, known.get(), shape(name, shape), offsets.get(0), offsets.get(1));
  }

  private static List<Integer> shape(String name, List<Long> shape) {
    List<Integer> sizes = new ArrayList<>();
    for (long size : shape) {
      if (size > Integer.MAX_VALUE) {
        throw new HeaderException("`" + name + "` has an impossible shape");
      }
      sizes.add((int) size);
    }
    return sizes;
  }

  private List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    json.expect('[');
    if (json.accept(']')) {
      return numbers;
    }
    do {
      numbers.add(json.number());
      if (numbers.size() > MOST_DIMENSIONS) {
        throw new HeaderException("a list of more than " + MOST_DIMENSIONS + " numbers");
      }
    } while (json.accept(','));
    json.expect(']');
    return numbers;
  }
}
