package nnet.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import nnet.compiler.graph.Program;
import nnet.compiler.plan.Layout;
import nnet.compiler.plan.Planner;
import nnet.compiler.plan.RegionPlan;
import nnet.runtime.kernel.Kernels;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Progress;
import nnet.runtime.model.Schema;
import nnet.runtime.model.TablePlan;
import nnet.runtime.model.Update;

/** From a program to its Java: one class that a person reads, and the twins of its loops. */
public final class Emitter {
  /** The package of emitted classes. */
  public static final String PACKAGE = "nnet.model";

  private final Program program;
  private final String version;
  private final String home;
  private final Layout layout;
  private final Planner planner;
  private final Constants constants = new Constants();
  private final Names methodNames =
      new Names(
          "schema",
          "run",
          "update",
          "options",
          "metric",
          "made",
          "toString",
          "hashCode",
          "equals",
          "getClass",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");
  private final LoopClasses loops;
  private final RegionMethods regions;
  private final List<MethodSpec> specs = new ArrayList<>();
  private final List<RegionPlan> plans = new ArrayList<>();
  private final List<EntryMethods.Written> entries = new ArrayList<>();

  private Emitter(Program program, String version, String className) {
    this.program = program;
    this.version = version;
    home = className.substring(0, className.lastIndexOf('.'));
    layout = Layout.of(program);
    planner = new Planner(layout);
    loops = new LoopClasses(Identifiers.type(program.name()));
    regions = new RegionMethods(planner, constants, methodNames, loops);
  }

  /** Emits optimised programs of one network; the classes of all but the first stand below it. */
  public static Emitted emit(List<Program> programs, String version) {
    List<JavaFile> files = new ArrayList<>();
    List<Emitted> all = new ArrayList<>();
    for (Program program : programs) {
      String first = PACKAGE + "." + Identifiers.type(program.name());
      Emitted emitted = new Emitter(program, version, TablePlan.className(first, all.size())).run();
      files.addAll(emitted.files());
      all.add(emitted);
    }
    Emitted first = all.getFirst();
    Optional<JavaFile> records = RecordClass.of(first.className(), first.schema());
    records.ifPresent(files::add);
    Optional<String> name = records.map(file -> PACKAGE + "." + file.typeSpec().name());
    return new Emitted(first.className(), name, files, first.schema());
  }

  private Emitted run() {
    String name = Identifiers.type(program.name());
    List<MethodSpec> entryPoints = entryPoints();
    Schema schema = Tables.schema(program, layout, plans, version);
    RecordCode tables = new RecordCode(methodNames);
    CodeBlock schemaCode = tables.write(schema);
    MethodSpec schemaMethod =
        override("schema").returns(Schema.class).addStatement("return $L", schemaCode).build();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(Model.class)
            .addJavadoc("$L", ClassComment.of(program, layout, plans, version));
    if (!loops.isEmpty()) {
      type.addField(loopsField()).addStaticBlock(warmUp());
    }
    type.addFields(constants.fields());
    type.addMethods(entryPoints);
    type.addMethods(specs);
    type.addMethods(regions.specs());
    type.addMethod(schemaMethod);
    type.addMethods(tables.methods());
    List<JavaFile> files = new ArrayList<>();
    files.add(file(type.build()));
    if (!loops.isEmpty()) {
      loops.types().forEach(loop -> files.add(file(loop)));
    }
    return new Emitted(home + "." + name, Optional.empty(), files, schema);
  }

  private JavaFile file(TypeSpec type) {
    return JavaFile.builder(home, type).skipJavaLangImports(true).indent("  ").build();
  }

  private FieldSpec loopsField() {
    ClassName type = ClassName.get(home, loops.commonName());
    return FieldSpec.builder(type, "loops", Modifier.PRIVATE, Modifier.STATIC, Modifier.VOLATILE)
        .addJavadoc("Plain loops first; those with vectors as soon as they are compiled.")
        .initializer("new $T()", ClassName.get(home, loops.scalarName()))
        .build();
  }

  private CodeBlock warmUp() {
    ClassName type = ClassName.get(home, loops.commonName());
    return CodeBlock.builder()
        .beginControlFlow("if ($T.vectorized())", Kernels.class)
        .addStatement("$T plain = loops", type)
        .addStatement("$T vectors = new $T()", type, ClassName.get(home, loops.vectorName()))
        .addStatement("float[] scratch = new float[$L]", LoopClasses.SCRATCH)
        .addStatement(
            "$T.warmUp($W() -> vectors.warmUp(scratch),$W() -> plain.warmUp(scratch),"
                + "$W() -> loops = vectors)",
            Kernels.class)
        .endControlFlow()
        .build();
  }

  private static MethodSpec.Builder override(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private List<MethodSpec> entryPoints() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(
        override("run")
            .addParameter(int.class, "entry")
            .addParameter(Frame.class, "frame")
            .addCode(choice("entry", entryCalls()))
            .build());
    methods.addAll(WatchedEntries.methods(entries));
    methods.add(
        override("update")
            .addParameter(int.class, "phase")
            .addParameter(Update.class, "update")
            .addCode(choice("phase", updateCalls()))
            .build());
    methods.add(
        override("options")
            .addParameter(int.class, "phase")
            .addParameter(Progress.class, "progress")
            .addParameter(double[].class, "values")
            .addCode(choice("phase", optionCalls()))
            .build());
    methods.add(
        override("metric")
            .returns(double.class)
            .addParameter(int.class, "metric")
            .addParameter(float[].class, "states")
            .addCode(results("metric", metricCalls()))
            .build());
    return methods;
  }

  private List<String> entryCalls() {
    EntryMethods writer = new EntryMethods(regions, constants);
    IdentityHashMap<RegionPlan, EntryMethods.Written> methods = new IdentityHashMap<>();
    for (Program.Entry entry : program.entries()) {
      RegionPlan plan = planner.plan(entry);
      plans.add(plan);
      entries.add(methods.computeIfAbsent(plan, fresh -> writer.write(entry, fresh, specs)));
    }
    return entries.stream().map(entry -> entry.name() + "(frame)").toList();
  }

  private List<String> updateCalls() {
    UpdateMethods updates = new UpdateMethods(loops);
    List<String> calls = new ArrayList<>();
    for (Program.Phase phase : program.phases()) {
      String name = methodNames.fresh("update" + Identifiers.capital(phase.name()));
      specs.add(updates.write(phase, name));
      calls.add(name + "(update)");
    }
    return calls;
  }

  private List<String> optionCalls() {
    List<String> calls = new ArrayList<>();
    for (Program.Phase phase : program.phases()) {
      String name = methodNames.fresh("options" + Identifiers.capital(phase.name()));
      specs.add(NumberMethods.options(phase, name));
      calls.add(name + "(progress, values)");
    }
    return calls;
  }

  private List<String> metricCalls() {
    List<String> calls = new ArrayList<>();
    for (Program.Metric metric : program.metrics()) {
      String name = methodNames.fresh(Identifiers.of(metric.name()) + "Result");
      specs.add(NumberMethods.metric(metric, layout, constants, name));
      calls.add(name + "(states)");
    }
    return calls;
  }

  private static CodeBlock unknown(String index) {
    return CodeBlock.of(
        "throw new $T($S + $L)", IllegalArgumentException.class, index + " ", index);
  }

  private static CodeBlock choice(String index, List<String> calls) {
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("switch ($L)", index);
    for (int i = 0; i < calls.size(); i++) {
      code.addStatement("case $L -> $L", i, calls.get(i));
    }
    code.addStatement("default -> $L", unknown(index));
    return code.endControlFlow().build();
  }

  private static CodeBlock results(String index, List<String> calls) {
    if (calls.isEmpty()) {
      return CodeBlock.builder().addStatement("$L", unknown(index)).build();
    }
    CodeBlock.Builder code = CodeBlock.builder().add("return switch ($L) {\n", index).indent();
    for (int i = 0; i < calls.size(); i++) {
      code.addStatement("case $L -> $L", i, calls.get(i));
    }
    code.addStatement("default -> $L", unknown(index));
    return code.unindent().add("};\n").build();
  }
}
