package nnet.compiler.syntax;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.StringJoiner;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** A tree as text without its positions, so that trees of different texts can be compared. */
public final class Outline {
  private Outline() {}

  public static String of(@Nullable Object node) {
    return switch (node) {
      case null -> "-";
      case List<?> list -> list.stream().map(Outline::of).toList().toString();
      case Record tree -> record(tree);
      default -> node.toString();
    };
  }

  private static String record(Record tree) {
    StringJoiner parts = new StringJoiner(" ", "(" + tree.getClass().getSimpleName() + " ", ")");
    for (RecordComponent component : tree.getClass().getRecordComponents()) {
      if (component.getType() != Span.class && component.getType() != SourceFile.class) {
        parts.add(of(value(tree, component)));
      }
    }
    return parts.toString();
  }

  private static @Nullable Object value(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every span of the tree. */
  public static List<Span> spans(@Nullable Object node) {
    return switch (node) {
      case Span span -> List.of(span);
      case List<?> list -> list.stream().flatMap(item -> spans(item).stream()).toList();
      case Record tree ->
          List.of(tree.getClass().getRecordComponents()).stream()
              .flatMap(component -> spans(value(tree, component)).stream())
              .toList();
      case null, default -> List.of();
    };
  }
}
