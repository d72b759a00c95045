package nnet.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Schema;
import nnet.runtime.predict.NamedOutput;

/**
 * The Java record of all that a network says of a row: outputs in their own units, the most
 * probable class before its probabilities, and decisions.
 */
final class RecordOutputs {
  private final Schema schema;
  private final List<NamedOutput> outputs;
  private final List<Component> components = new ArrayList<>();

  /**
   * @param read the expression of its value
   */
  private record Component(TypeName type, String name, CodeBlock read, String comment) {}

  RecordOutputs(Schema schema) {
    this.schema = schema;
    this.outputs = NamedOutput.of(schema, Map.of());
    Names names = ComponentNames.fresh();
    for (int i = 0; i < outputs.size(); i++) {
      add(outputs.get(i), i, names);
    }
  }

  private void add(NamedOutput output, int number, Names names) {
    output
        .classes()
        .ifPresent(classes -> {
          boolean named = classes.column().isPresent();
          components.add(
              new Component(
                  named ? ClassName.get(String.class) : TypeName.INT,
                  ComponentNames.of(classes.target(), names),
                  CodeBlock.of("result.$L($L)", named ? "label" : "classNumber", number),
                  "the most probable class"));
        });
    boolean array = !output.shape().isEmpty() && output.size() != 1;
    TypeName type =
        output.decision()
            ? TypeName.BOOLEAN
            : array ? ArrayTypeName.of(TypeName.FLOAT) : TypeName.FLOAT;
    String method = output.decision() ? "decision" : array ? "numbers" : "number";
    components.add(
        new Component(
            type,
            ComponentNames.of(output.name(), names),
            CodeBlock.of("result.$L($L)", method, number),
            comment(output)));
  }

  private String comment(NamedOutput output) {
    for (Decision decision : schema.decisions()) {
      if (output.decision() && decision.name().equals(output.name())) {
        String operator = decision.comparison().text();
        return "whether `%s` %s its threshold".formatted(decision.output(), operator);
      }
    }
    String unit =
        schema.data().orElseThrow().inversions().stream()
            .filter(inversion -> inversion.output().equals(output.name()))
            .map(DataPlan.Inversion::target)
            .map(target -> "in the unit of `" + target + "`, before its transform")
            .findFirst()
            .orElse("as the network gives it");
    return output.size() == 1 ? unit : "numbers of shape " + output.shape() + ", " + unit;
  }

  List<NamedOutput> all() {
    return outputs;
  }

  int size() {
    return components.size();
  }

  /** The values of all components. */
  CodeBlock read() {
    return CodeBlock.join(components.stream().map(Component::read).toList(), ",$W");
  }

  TypeSpec type(ClassName name) {
    MethodSpec.Builder canonical = MethodSpec.constructorBuilder();
    CodeBlock.Builder comment = CodeBlock.builder();
    comment.add("What the network $L says of a row.\n\n", Comments.documentation(schema.network()));
    for (Component component : components) {
      canonical.addParameter(component.type(), component.name());
      comment.add("@param $L $L\n", component.name(), Comments.documentation(component.comment()));
    }
    return TypeSpec.recordBuilder(name.simpleName())
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(comment.build())
        .recordConstructor(canonical.build())
        .build();
  }
}
