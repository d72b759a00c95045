package nnet.compiler.cli;

import java.nio.file.Path;
import java.util.List;
import nnet.runtime.data.ProposedRecord;
import org.apache.commons.cli.Options;

/** {@code nnet data}: what columns a file has, as a declaration to begin with. */
final class DataCommand implements Command {
  @Override
  public String name() {
    return "data";
  }

  @Override
  public String summary() {
    return "proposes the record and the data block that read a csv file";
  }

  @Override
  public String synopsis() {
    return "FILE.csv";
  }

  @Override
  public Options options() {
    return Flags.none();
  }

  @Override
  public List<Example> examples() {
    return List.of(new Example("data houses.csv", "a record with the types that the columns have"));
  }

  @Override
  public int run(Invocation invocation) throws Refusal {
    Path file = Path.of(invocation.file());
    invocation.out().print(ProposedRecord.of(file));
    return ExitCode.FINE;
  }
}
