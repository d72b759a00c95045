package nnet.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nnet.runtime.data.ProposedRecord;
import org.apache.commons.cli.Options;

/** {@code nnet data}: what the data of a file are; of a CSV, how they would be declared. */
final class DataCommand implements Command {
  private final NetworkCommand ofNetwork =
      new NetworkCommand(
          "data",
          new Example("data houses.nnet", "sources, parts, columns, the first batch"),
          new Example("data houses.csv", "a record with the types that the columns have"));

  @Override
  public String name() {
    return ofNetwork.name();
  }

  @Override
  public String summary() {
    return ofNetwork.summary() + "; of a csv the record that reads it";
  }

  @Override
  public String synopsis() {
    return ofNetwork.synopsis();
  }

  @Override
  public Options options() {
    return ofNetwork.options();
  }

  @Override
  public List<Example> examples() {
    return ofNetwork.examples();
  }

  @Override
  public int run(Invocation invocation) throws Refusal, IOException {
    String file = invocation.file();
    if (!file.matches(".*\\.([ct]sv|txt)(\\.gz)?")) {
      return ofNetwork.run(invocation);
    }
    invocation.out().print(ProposedRecord.of(Path.of(file)));
    return ExitCode.FINE;
  }
}
