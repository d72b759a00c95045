package nnet.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nnet.runtime.data.TextTokens;
import nnet.runtime.generate.TokenGenerator;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/** Generates tokens as a {@code generate} declaration says. */
final class GenerateCommand implements Command {
  private static final int MOST = 1_000_000;

  @Override
  public String name() {
    return "generate";
  }

  @Override
  public String summary() {
    return "Generate tokens as a `generate` block says; writes their text, or their numbers.";
  }

  @Override
  public List<Option> options() {
    return List.of(
        WEIGHTS,
        new Option(
            "start", "TOKENS", "the first tokens: a text, or numbers such as 3,1,4 (default: 0)"),
        new Option("name", "NAME", "which `generate` block, where there are several"),
        new Option("at-most", "N", "the most tokens (default: as the block says)"),
        new Option("feed", "FILE", "values of other inputs by name (safetensors)"),
        SEED);
  }

  @Override
  public void run(Model model, Arguments arguments, PrintStream out) {
    long seed = arguments.whole("seed", 0, Long.MAX_VALUE).orElse(0);
    Weights weights =
        arguments
            .path("weights")
            .map(file -> Weights.read(model.schema(), file))
            .orElseGet(() -> Weights.initial(model, seed));
    TokenGenerator generator = TokenGenerator.of(model, weights, arguments.text("name"));
    int atMost = (int) arguments.whole("at-most", 1, MOST).orElse(generator.atMost());
    Optional<TextTokens> words =
        TextTokens.of(model.schema(), weights.vocabularies(), generator.token());
    int[] start =
        arguments
            .text("start")
            .map(text -> words.map(known -> known.numbers(text)).orElseGet(() -> tokens(text)))
            .orElse(new int[] {0});
    Map<String, float[]> given = arguments.path("feed").map(GenerateCommand::fed).orElse(Map.of());
    int[] tokens = generator.generate(start, given, seed, atMost);
    out.println(words.map(known -> known.text(tokens)).orElseGet(() -> numbers(tokens)));
  }

  private static String numbers(int[] tokens) {
    return Arrays.stream(tokens).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  private static Map<String, float[]> fed(Path file) {
    Map<String, float[]> values = new HashMap<>();
    SafeTensors.read(file).tensors().forEach((name, tensor) -> values.put(name, tensor.values()));
    return values;
  }

  private static int[] tokens(String text) {
    try {
      return Arrays.stream(text.split(",", -1))
          .map(String::strip)
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException e) {
      throw UserError.usage("--start is tokens between commas, such as 3,1,4, not `" + text + "`");
    }
  }
}
