package nnet.runtime.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.runtime.message.UserError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads the small JSON files that {@link Json} has written. */
public final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final String file;

  private JsonReader(String file) {
    this.file = file;
  }

  /** The file's object. */
  public static Tree read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UserError("cannot read " + file + ": " + e.getMessage());
    }
  }

  /**
   * The object that a text is.
   *
   * @param name what messages call the text
   */
  public static Tree parse(String text, String name) {
    JsonReader reader = new JsonReader(name);
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      return reader.tree(reader.value(json), "");
    } catch (JacksonException e) {
      throw new UserError(name + " is no JSON: " + e.getOriginalMessage());
    }
  }

  private @Nullable Object value(JsonParser json) {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        members.put(name, value(json));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> items = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(json));
      }
      return items;
    }
    return token == JsonToken.VALUE_NULL ? null : json.getString();
  }

  private Tree tree(@Nullable Object value, String name) {
    if (!(value instanceof Map<?, ?> members)) {
      throw wrong(name, "an object");
    }
    return new Tree(members);
  }

  private UserError wrong(String name, String wanted) {
    return new UserError(
        file + (name.isEmpty() ? " is not " : ": `" + name + "` is not ") + wanted);
  }

  /** An object of the file. */
  public final class Tree {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private Tree(Map<?, ?> members) {
      members.forEach((name, value) -> this.members.put(String.valueOf(name), value));
    }

    public Set<String> names() {
      return Collections.unmodifiableSet(members.keySet());
    }

    public String text(String name) {
      if (members.get(name) instanceof String text) {
        return text;
      }
      throw wrong(name, "a text");
    }

    /** NaN for null, as which numbers are written that are not finite. */
    public double number(String name) {
      if (members.containsKey(name) && members.get(name) == null) {
        return Double.NaN;
      }
      try {
        return Double.parseDouble(text(name));
      } catch (NumberFormatException e) {
        throw wrong(name, "a number");
      }
    }

    public boolean flag(String name) {
      return text(name).equals("true");
    }

    public Tree tree(String name) {
      return JsonReader.this.tree(members.get(name), name);
    }

    public List<Tree> trees(String name) {
      return list(name).stream().map(each -> JsonReader.this.tree(each, name)).toList();
    }

    public List<String> texts(String name) {
      return list(name).stream().map(String::valueOf).toList();
    }

    private List<?> list(String name) {
      if (members.get(name) instanceof List<?> list) {
        return list;
      }
      throw wrong(name, "a list");
    }
  }
}
