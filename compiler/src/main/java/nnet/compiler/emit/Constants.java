package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import nnet.compiler.plan.Arena;
import nnet.compiler.plan.Place;

/** The named offsets of parameters and states, and the shapes that kernels need. */
final class Constants {
  private final Map<String, Place.Fixed> byName = new LinkedHashMap<>();
  private final Map<String, String> parameterNames = new LinkedHashMap<>();
  private final Map<String, String> stateNames = new LinkedHashMap<>();
  private final Map<String, FieldSpec> shapes = new LinkedHashMap<>();
  private final Names names = new Names("loops");

  /** A gradient is where its parameter is, in another array. */
  String name(Place.Fixed place) {
    Map<String, String> known = place.arena() == Arena.STATES ? stateNames : parameterNames;
    return known.computeIfAbsent(
        place.path(),
        path -> {
          String name = names.fresh(Identifiers.constant(path));
          byName.put(name, place);
          return name;
        });
  }

  /** A constant with this value. */
  String name(String wish, Class<?> type, CodeBlock value) {
    return shapes
        .computeIfAbsent(
            text(value), fresh -> field(type, names.fresh(Identifiers.constant(wish)), value))
        .name();
  }

  /** All of it: what follows the last place to wrap a line is printed only when the line ends. */
  private static String text(CodeBlock value) {
    return CodeBlock.of("$L\n", value).toString();
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    byName.forEach(
        (name, place) -> fields.add(field(int.class, name, CodeBlock.of("$L", place.offset()))));
    fields.addAll(shapes.values());
    return fields;
  }

  private static FieldSpec field(Class<?> type, String name, CodeBlock value) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }
}
