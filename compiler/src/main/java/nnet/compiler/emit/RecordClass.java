package nnet.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;
import nnet.runtime.data.RecordField;
import nnet.runtime.data.RecordRow;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;
import nnet.runtime.predict.NamedOutput;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.RecordResult;
import nnet.runtime.serve.RowPredictor;

/**
 * The class that predicts the rows of a network's data as Java records: one that is called like the
 * record of the source, and one of all that the network says.
 */
final class RecordClass {
  private static final String SUFFIX = "Predictor";
  private static final String PREDICTION = "Prediction";

  /** Parameters of a Java method, {@code this} among them. */
  private static final int MOST_COMPONENTS = 254;

  private final ClassName model;
  private final ClassName type;
  private final ClassName row;
  private final ClassName prediction;
  private final RecordRows rows;
  private final RecordOutputs outputs;
  private final List<RecordField> fields;
  private final Schema schema;

  private RecordClass(String className, Schema schema, String record) {
    this.schema = schema;
    model = ClassName.bestGuess(className);
    type = ClassName.get(model.packageName(), model.simpleName() + SUFFIX);
    Names names =
        new Names(
            type.simpleName(),
            model.simpleName(),
            PREDICTION,
            "Series",
            "RowPredictor",
            "RecordRow",
            "RecordResult",
            "Predictor",
            "LiveModel",
            "Supplier",
            "List",
            "LocalDate",
            "LocalDateTime");
    row = type.nestedClass(names.fresh(Identifiers.type(record, "Row")));
    prediction = type.nestedClass(PREDICTION);
    fields = RecordField.of(schema);
    rows = new RecordRows(fields);
    outputs = new RecordOutputs(schema);
  }

  /** None where rows are no records, or have more fields than a Java record can have. */
  static Optional<JavaFile> of(String className, Schema schema) {
    if (!schema.hasEntry("data") || !schema.hasEntry("predict")) {
      return Optional.empty();
    }
    return schema
        .data()
        .flatMap(DataPlan::record)
        .map(record -> new RecordClass(className, schema, record))
        .filter(each -> each.rows.size() > 0 && each.rows.size() <= MOST_COMPONENTS)
        .filter(each -> each.outputs.size() <= MOST_COMPONENTS)
        .map(RecordClass::file);
  }

  private JavaFile file() {
    TypeSpec spec =
        TypeSpec.classBuilder(type.simpleName())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(
                ParameterizedTypeName.get(ClassName.get(RowPredictor.class), row, prediction))
            .addJavadoc("$L", documentation())
            .addMethod(constructor())
            .addMethod(factory(Predictor.class, "predictor", "() -> predictor"))
            .addMethod(factory(LiveModel.class, "live", "live::current"))
            .addMethod(write())
            .addMethod(read())
            .addType(rows.type(row, record() + " of " + schema.source()))
            .addType(outputs.type(prediction))
            .build();
    return JavaFile.builder(type.packageName(), spec)
        .skipJavaLangImports(true)
        .indent("  ")
        .build();
  }

  private String record() {
    return schema.data().flatMap(DataPlan::record).orElseThrow();
  }

  private String documentation() {
    boolean series = schema.data().orElseThrow().past() > 0;
    String name = type.simpleName();
    String use =
        series
            ? """
            %s.Series series = predictor.series();
            series.push(row).ifPresent(prediction -> ...);
            """
                .formatted(name)
            : name + ".Prediction prediction = predictor.predict(row);\n";
    return """
    Predicts {@code record %s} with the network %s of %s. Any number of threads may share one.

    <pre>{@code
    %s predictor = %s.of(Predictor.load(new %s()));
    %s}</pre>
    """
        .formatted(
            Comments.documentation(record()),
            Comments.documentation(schema.network()),
            Comments.documentation(schema.source()),
            name,
            name,
            model.simpleName(),
            use);
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(ParameterizedTypeName.get(Supplier.class, Predictor.class), "current")
        .addStatement(
            "super(current,$W$S,$W$L,$W$L)",
            type.simpleName(),
            list(fields.stream().map(RecordField::described).toList()),
            list(outputs.all().stream().map(NamedOutput::described).toList()))
        .build();
  }

  private static CodeBlock list(List<String> texts) {
    List<CodeBlock> quoted = texts.stream().map(text -> CodeBlock.of("$S", text)).toList();
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(quoted, ",$W"));
  }

  private MethodSpec factory(Class<?> from, String parameter, String current) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("of")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(type)
            .addParameter(from, parameter);
    if (from == LiveModel.class) {
      method.addJavadoc("Predicts with the model of each moment.\n");
    }
    return method.addStatement("return new $T($L)", type, current).build();
  }

  private MethodSpec write() {
    return MethodSpec.methodBuilder("write")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .addParameter(row, "row")
        .addParameter(RecordRow.class, "to")
        .addCode(rows.write())
        .build();
  }

  private MethodSpec read() {
    return MethodSpec.methodBuilder("read")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(prediction)
        .addParameter(RecordResult.class, "result")
        .addStatement("return new $T($L)", prediction, outputs.read())
        .build();
  }
}
