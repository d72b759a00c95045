package nnet.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import nnet.compiler.plan.SmallProduct;
import nnet.runtime.kernel.LoopCall;

/**
 * The fused loops of a network: what they have in common and two twins, one with vectors, which is
 * loaded only where the module is there, and a scalar one with the same bits.
 */
final class LoopClasses {
  /** Floats that a warm-up needs: two rows of a product, or two, two, two and two long loops. */
  static final int SCRATCH = 2 * SmallProduct.MOST;

  /** Elements of the innermost loop in a warm-up: whole vectors and a rest. */
  static final int LONG = 204;

  /** Rows in a warm-up, where what is done for each of them is long enough. */
  static final int FEW = 2;

  private final String network;
  private final Map<String, Loop> loops = new LinkedHashMap<>();
  private final Names names = new Names("warmUp", "rows");

  LoopClasses(String network) {
    this.network = network;
  }

  /**
   * A loop's method and the text of its twins.
   *
   * @param width of a row in elements, as an expression
   * @param most the last parameter in a warm-up, which bounds a loop
   */
  record Loop(
      String name,
      String formula,
      List<String> parameters,
      List<String> scalar,
      List<String> vector,
      String width,
      int most) {

    /** A call for all rows. */
    CodeBlock call(List<String> arguments) {
      return CodeBlock.builder()
          .addStatement("loops.$L($L)", name, Text.arguments(arguments))
          .build();
    }
  }

  /** Makes the text of a loop whose name is given. */
  interface Maker {
    Loop make(String name);
  }

  /** The loop of this structure, which is made where it is new. */
  Loop loop(String structure, String wish, Maker maker) {
    Loop known = loops.get(structure);
    if (known != null) {
      return known;
    }
    Loop made = maker.make(names.fresh(wish));
    loops.put(structure, made);
    return made;
  }

  boolean isEmpty() {
    return loops.isEmpty();
  }

  String commonName() {
    return network + "Loops";
  }

  String scalarName() {
    return network + "ScalarLoops";
  }

  String vectorName() {
    return network + "VectorLoops";
  }

  List<TypeSpec> types() {
    List<TypeSpec> types = new ArrayList<>();
    TypeSpec.Builder common =
        TypeSpec.classBuilder(commonName())
            .addModifiers(Modifier.ABSTRACT)
            .addSuperinterface(LoopCall.Loops.class)
            .addJavadoc(
                """
                The loops of $L; its twins compute the same bits. Each is there for all of its
                rows, which threads share, and for the rows from one to another.
                """,
                network);
    TypeSpec.Builder scalar = twin(scalarName(), "plain floats");
    TypeSpec.Builder vector =
        twin(vectorName(), "vectors; loaded only where the module is there").addField(species());
    LoopSharing sharing = new LoopSharing();
    for (Loop loop : loops.values()) {
      common.addMethod(sharing.whole(loop, javadoc(loop)));
      common.addMethod(part(loop).addModifiers(Modifier.ABSTRACT).build());
      scalar.addMethod(implementation(loop, loop.scalar()));
      vector.addMethod(implementation(loop, loop.vector()));
    }
    common.addMethod(warmUp().addModifiers(Modifier.ABSTRACT).build());
    common.addMethods(sharing.rows());
    scalar.addMethod(warmUpCalls());
    vector.addMethod(warmUpCalls());
    types.add(common.build());
    types.add(scalar.build());
    types.add(vector.build());
    return types;
  }

  private static MethodSpec.Builder warmUp() {
    return MethodSpec.methodBuilder("warmUp")
        .addParameter(float[].class, "scratch")
        .addJavadoc("Runs every loop over little data, so that it gets compiled.");
  }

  /** Every array is the scratch memory, every offset its beginning; the innermost loop is long. */
  private MethodSpec warmUpCalls() {
    MethodSpec.Builder method = warmUp().addAnnotation(Override.class);
    for (Loop loop : loops.values()) {
      List<String> arguments = new ArrayList<>();
      boolean nested = loop.parameters().getLast().startsWith("int n");
      for (String parameter : loop.parameters()) {
        arguments.add(
            parameter.equals(loop.parameters().getLast())
                ? Integer.toString(loop.most())
                : warmUpArgument(parameter, nested));
      }
      method.addStatement("$L($L)", loop.name(), String.join(", ", arguments));
    }
    return method.build();
  }

  private static String warmUpArgument(String parameter, boolean nested) {
    if (parameter.startsWith("float[]")) {
      return "scratch";
    }
    if (parameter.startsWith("float ")) {
      return "0.5f";
    }
    String name = parameter.substring(parameter.lastIndexOf(' ') + 1);
    return (name.equals("to") && nested) || name.matches("n[0-9]+") ? "2" : "0";
  }

  private TypeSpec.Builder twin(String name, String how) {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.FINAL)
        .superclass(ClassName.get("", commonName()))
        .addJavadoc("The loops of $L with $L.", network, how);
  }

  private static FieldSpec species() {
    ClassName species = ClassName.get("jdk.incubator.vector", "VectorSpecies");
    return FieldSpec.builder(
            ParameterizedTypeName.get(species, ClassName.get(Float.class)),
            "SPECIES",
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.SPECIES", ClassName.get("nnet.runtime.kernel.vector", "Lanes"))
        .build();
  }

  private static String javadoc(Loop loop) {
    return Comments.documentation(loop.formula());
  }

  /** The loop over some of its rows. */
  private static MethodSpec.Builder part(Loop loop) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(loop.name());
    for (String parameter : loop.parameters()) {
      method.addParameter(parameter(parameter));
    }
    return method;
  }

  /** Of its text, such as {@code float[] b}. */
  static ParameterSpec parameter(String text) {
    int space = text.lastIndexOf(' ');
    Class<?> type =
        switch (text.substring(0, space)) {
          case "float[]" -> float[].class;
          case "float" -> float.class;
          default -> int.class;
        };
    return ParameterSpec.builder(type, text.substring(space + 1)).build();
  }

  private static MethodSpec implementation(Loop loop, List<String> lines) {
    return part(loop)
        .addAnnotation(Override.class)
        .addCode(CodeBlock.of("// $L\n", Comments.line(loop.formula())))
        .addCode(Text.block(lines))
        .build();
  }
}
