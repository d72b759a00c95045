package nnet.runtime.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import nnet.runtime.model.DataPlan;

/** A {@code data} block for a file of texts with labels. */
final class ProposedLines {
  private static final int MOST_LABELS = 100;
  private static final Tokenizer WORDS = new Tokenizer(new DataPlan.Tokens("words", true, false));

  private final Path file;
  private final TreeSet<String> labels = new TreeSet<>();
  private long lines;
  private int longest;

  private ProposedLines(Path file) {
    this.file = file;
  }

  /** Empty where the file is no list of texts, each with a tab and one of a few labels. */
  static Optional<String> of(Path file) {
    ProposedLines proposed = new ProposedLines(file);
    return TextFile.read(file, proposed::areLabelled)
        ? Optional.of(proposed.text())
        : Optional.empty();
  }

  private boolean areLabelled(BufferedReader text) throws IOException {
    boolean fits = true;
    for (String line = text.readLine(); line != null && fits; line = text.readLine()) {
      fits = line.isBlank() || isLabelled(line);
    }
    return fits && lines > 0 && labels.size() > 1 && labels.size() < lines;
  }

  private boolean isLabelled(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0 || tab != line.lastIndexOf('\t')) {
      return false;
    }
    lines++;
    labels.add(line.substring(tab).strip());
    longest = Math.max(longest, WORDS.of(line.substring(0, tab)).size());
    return labels.size() <= MOST_LABELS;
  }

  private String text() {
    return """
    // %,d lines with %d labels: %s
    data Rows {
        from lines("%s")
        split random(seed: 1): train 0.7, validation 0.15, test 0.15
        tokens = tokenize(text, by: words, at_most: 5000, length: %d)
        kind   = label
    }
    """
        .formatted(lines, labels.size(), String.join(", ", labels), file.getFileName(), longest);
  }
}
