package nnet.compiler.ide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Elaboration;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Emitted;
import nnet.compiler.graph.Program;
import nnet.runtime.model.Schema;
import nnet.runtime.train.TrainingMemory;
import org.jspecify.annotations.Nullable;

/** The networks of a text as what they are compiled to; nothing where there are errors. */
public final class Networks {
  private Networks() {}

  /** The network of this name, or the one that would be trained. */
  static Optional<Program> program(Analysis analysis, Optional<String> network) {
    Optional<Program> usual = analysis.program();
    boolean other = network.isPresent() && usual.filter(p -> named(p, network)).isEmpty();
    if (!other) {
      return usual;
    }
    return network
        .filter(Elaboration.networks(analysis.syntax())::contains)
        .flatMap(name ->
            Compiler.check(
                    analysis.source(), new Request(Optional.of(name), Optional.empty(), Map.of()))
                .program());
  }

  private static boolean named(Program program, Optional<String> network) {
    return network.filter(program.name()::equals).isPresent();
  }

  /** The Java of a class. */
  public record JavaSource(String name, String text) {}

  /** What a network is emitted as. */
  public static Optional<JavaSource> java(Analysis analysis, Optional<String> network) {
    return program(analysis, network)
        .map(program -> {
          Emitted emitted = Compiler.emit(Compiler.lower(List.of(program)));
          String name = emitted.className();
          String text = emitted.sources().getOrDefault(name, "");
          return new JavaSource(name.substring(name.lastIndexOf('.') + 1) + ".java", text);
        });
  }

  /**
   * Totals of a network.
   *
   * @param work such as {@code 1.2 MFLOPs}, for one example
   * @param memory of its training, or null where nothing is trained
   */
  public record Summary(
      String network, long parameters, String work, @Nullable BatchMemory memory) {}

  /** Bytes that training takes with batches of so many examples. */
  public record BatchMemory(int batch, long total) {}

  public static Optional<Summary> summary(Analysis analysis, Optional<String> network) {
    return program(analysis, network)
        .map(program ->
            new Summary(
                program.name(),
                program.parameters().stream()
                    .mapToLong(p -> p.shape().elements().constant().orElse(0L))
                    .sum(),
                Work.of(program).text(),
                memory(program)));
  }

  private static @Nullable BatchMemory memory(Program program) {
    Schema schema = Compiler.emit(Compiler.lower(List.of(program))).schema();
    return schema
        .training()
        .filter(plan -> !plan.fullBatch())
        .map(plan ->
            new BatchMemory(
                plan.batch(), TrainingMemory.of(schema, plan, Integer.MAX_VALUE).total()))
        .orElse(null);
  }
}
