package nnet.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import nnet.runtime.data.RecordField;

/** The Java record of a raw row, and how its components become the fields of a row. */
final class RecordRows {
  private final List<Component> components = new ArrayList<>();

  /**
   * @param number of its first value among those of a row
   */
  private record Component(RecordField field, String name, int number) {

    TypeName type() {
      return type(
          switch (field.kind()) {
            case NUMBER -> TypeName.FLOAT;
            case WHOLE_NUMBER -> TypeName.INT;
            case TRUTH -> TypeName.BOOLEAN;
            case DATE -> ClassName.get(LocalDate.class);
            case TIME -> ClassName.get(LocalDateTime.class);
            case TEXT -> ClassName.get(String.class);
          });
    }

    private TypeName type(TypeName plain) {
      if (field.isArray()) {
        return ArrayTypeName.of(TypeName.FLOAT);
      }
      return field.optional() ? plain.box() : plain;
    }

    CodeBlock write() {
      if (field.isArray()) {
        return CodeBlock.of("to.numbers($L, row.$L(), $L)", number, name, field.size());
      }
      String method =
          switch (field.kind()) {
            case NUMBER, WHOLE_NUMBER -> "number";
            case TRUTH -> "truth";
            case DATE, TIME -> "date";
            case TEXT -> "text";
          };
      return CodeBlock.of("to.$L($L, row.$L())", method, number, name);
    }

    boolean isTime() {
      return field.kind() == RecordField.Kind.TIME;
    }
  }

  RecordRows(List<RecordField> fields) {
    Names names = ComponentNames.fresh();
    int number = 0;
    for (RecordField field : fields) {
      components.add(new Component(field, ComponentNames.of(field.name(), names), number));
      number += field.size();
    }
  }

  int size() {
    return components.size();
  }

  /** The statements that fill a row. */
  CodeBlock write() {
    CodeBlock.Builder code = CodeBlock.builder();
    components.forEach(component -> code.addStatement(component.write()));
    return code.build();
  }

  /**
   * @param origin of the record
   */
  TypeSpec type(ClassName name, String origin) {
    MethodSpec.Builder canonical = MethodSpec.constructorBuilder();
    CodeBlock.Builder comment = CodeBlock.builder();
    comment.add(
        "A row of record $L, before any transform.\nWhat only targets are made of is left out.\n\n",
        Comments.documentation(origin));
    for (Component component : components) {
      canonical.addParameter(component.type(), component.name());
      comment.add(
          "@param $L {@code $L}$L\n",
          component.name(),
          Comments.documentation(component.field().described()),
          component.field().optional() ? "; null where it is missing" : "");
    }
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(name.simpleName())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(comment.build())
            .recordConstructor(canonical.build());
    if (components.stream().anyMatch(Component::isTime)) {
      type.addMethod(ofDates());
    }
    return type.build();
  }

  /** For rows of which each is of a day as a whole. */
  private MethodSpec ofDates() {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("A row of a whole day.\n");
    List<CodeBlock> arguments = new ArrayList<>();
    for (Component component : components) {
      String name = component.name();
      TypeName type = component.isTime() ? ClassName.get(LocalDate.class) : component.type();
      method.addParameter(ParameterSpec.builder(type, name).build());
      arguments.add(
          !component.isTime()
              ? CodeBlock.of("$L", name)
              : component.field().optional()
                  ? CodeBlock.of("$1L == null ? null : $1L.atStartOfDay()", name)
                  : CodeBlock.of("$L.atStartOfDay()", name));
    }
    return method.addStatement("this($L)", CodeBlock.join(arguments, ",$W")).build();
  }
}
