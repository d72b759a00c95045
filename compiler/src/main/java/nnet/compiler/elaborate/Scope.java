package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of a body or block; an assignment in a block changes the body's name if there is one.
 */
final class Scope {
  private final @Nullable Scope parent;
  private final Map<String, Item> names = new LinkedHashMap<>();
  private final Set<String> used = new LinkedHashSet<>();

  Scope(@Nullable Scope parent) {
    this.parent = parent;
  }

  @Nullable Item find(String name) {
    for (Scope scope = this; scope != null; scope = scope.parent) {
      Item item = scope.names.get(name);
      if (item != null) {
        scope.used.add(name);
        return item;
      }
    }
    return null;
  }

  /** Declares a name here, hiding outer ones. */
  void declare(String name, Item item) {
    names.put(name, item);
  }

  /** Names of this scope that hold something now. */
  Map<String, Item> own() {
    return names;
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  void markUsed(String name) {
    used.add(name);
  }

  /** Every visible name, for suggestions. */
  Set<String> visible() {
    Set<String> all = new LinkedHashSet<>(names.keySet());
    if (parent != null) {
      all.addAll(parent.visible());
    }
    return all;
  }
}
