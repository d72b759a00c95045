package nnet.compiler.manual;

import java.util.List;
import java.util.Locale;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Signature.OptionParameter;

/** The page of the operators of one kind. */
final class OperatorPage {
  private final StringBuilder text = new StringBuilder();

  private OperatorPage() {}

  static String of(String name, List<OperatorEntry> entries) {
    OperatorPage page = new OperatorPage();
    page.text.append("# Operators: ").append(name.replaceFirst("^operators-", "")).append('\n');
    entries.forEach(page::add);
    return page.text.toString();
  }

  static String entry(OperatorEntry entry) {
    OperatorPage page = new OperatorPage();
    page.add(entry);
    return page.text.toString().strip() + "\n";
  }

  private void add(OperatorEntry entry) {
    Documentation documentation = entry.documentation();
    text.append("\n## ").append(entry.name()).append("\n\n");
    text.append(documentation.summary()).append("\n\n");
    Fences.add(text, "text", entry.call());
    options(entry.options());
    text.append("\n`").append(documentation.formula()).append("`  \n");
    text.append("Source: ").append(documentation.source()).append(".\n");
    if (!entry.rule().isEmpty()) {
      text.append("\nDerivative: `").append(entry.rule()).append("`\n");
    }
    Fences.addExample(text, entry.example());
  }

  private void options(List<OptionParameter> options) {
    if (options.isEmpty()) {
      return;
    }
    text.append("\n| option | is | default |\n|---|---|---|\n");
    for (OptionParameter option : options) {
      String kind = option.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      String initial = option.initial() == null ? "required" : "`" + option.initial() + "`";
      text.append("| `%s` | %s | %s |%n".formatted(option.name(), kind, initial));
    }
  }
}
