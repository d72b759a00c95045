package nnet.compiler.ide;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.SyntaxFile;
import org.jspecify.annotations.Nullable;

/**
 * A part of the syntax with the parts inside it, in the order of the text: for questions about
 * places. Syntax is made of records, so that none is forgotten.
 *
 * @param part a record of the package of syntax
 */
public record Node(Object part, Span span, List<Node> children) {
  private static final MethodType READER = MethodType.methodType(Object.class, Object.class);
  private static final Map<Class<?>, Parts> PARTS = new ConcurrentHashMap<>();

  /**
   * Of a class of records.
   *
   * @param place the component that tells where it stands
   * @param inner the components that may be syntax
   */
  private record Parts(@Nullable MethodHandle place, List<MethodHandle> inner) {
    static Parts of(Class<?> type) {
      MethodHandle place = null;
      List<MethodHandle> inner = new ArrayList<>();
      for (RecordComponent component : type.getRecordComponents()) {
        Class<?> kind = component.getType();
        if (kind.equals(Span.class) && component.getName().equals("span")) {
          place = reader(component);
        } else if (!kind.isPrimitive() && !kind.isEnum() && !kind.equals(String.class)) {
          inner.add(reader(component));
        }
      }
      return new Parts(place, List.copyOf(inner));
    }

    private static MethodHandle reader(RecordComponent component) {
      try {
        return MethodHandles.publicLookup().unreflect(component.getAccessor()).asType(READER);
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static Node of(SyntaxFile file) {
    Span whole = new Span(file.source(), 0, file.source().text().length());
    List<Node> children = new ArrayList<>();
    collect(file.declarations(), children);
    return new Node(file, whole, sorted(children));
  }

  static Node of(Definition definition) {
    List<Node> nodes = new ArrayList<>();
    add(definition, nodes);
    return nodes.getFirst();
  }

  private static List<Node> sorted(List<Node> nodes) {
    if (nodes.size() > 1) {
      nodes.sort(Comparator.comparingInt(node -> node.span.start()));
    }
    return List.copyOf(nodes);
  }

  private static void collect(@Nullable Object part, List<Node> into) {
    switch (part) {
      case null -> {}
      case List<?> list -> {
        for (Object each : list) {
          collect(each, into);
        }
      }
      case Span span -> {}
      case Record syntax -> add(syntax, into);
      default -> {}
    }
  }

  /** The part itself, or what is inside it where it has no place. */
  private static void add(Record part, List<Node> into) {
    Parts parts = PARTS.computeIfAbsent(part.getClass(), Parts::of);
    List<Node> inside = new ArrayList<>(parts.inner.size());
    for (MethodHandle component : parts.inner) {
      collect(value(component, part), inside);
    }
    Span place = parts.place == null ? null : (Span) value(parts.place, part);
    if (place == null && inside.size() == 1) {
      place = inside.getFirst().span;
    }
    if (place == null) {
      into.addAll(inside);
    } else {
      into.add(new Node(part, place, sorted(inside)));
    }
  }

  private static @Nullable Object value(MethodHandle component, Record part) {
    try {
      return (@Nullable Object) component.invokeExact((Object) part);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** From this node to the innermost one at a place; the end of a node belongs to it. */
  public List<Node> path(int offset) {
    List<Node> path = new ArrayList<>(List.of(this));
    Node node = this;
    while (node != null) {
      node = node.inner(offset);
      if (node != null) {
        path.add(node);
      }
    }
    return path;
  }

  /** Of neighbours that touch at the place the one that begins there, if it is a word. */
  private @Nullable Node inner(int offset) {
    for (int i = begun(offset) - 1; i >= 0; i--) {
      if (offset <= children.get(i).span.end()) {
        return children.get(i);
      }
    }
    return null;
  }

  /** How many of the children begin at a place or before it. */
  private int begun(int offset) {
    int low = 0;
    int high = children.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (children.get(middle).span.start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** This node and all inside it, outer ones first. */
  public void each(Consumer<Node> consumer) {
    consumer.accept(this);
    children.forEach(child -> child.each(consumer));
  }

  /** The parts of a class inside this node, in the order of the text. */
  public <T> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    each(node -> {
      if (type.isInstance(node.part)) {
        found.add(type.cast(node.part));
      }
    });
    return found;
  }
}
