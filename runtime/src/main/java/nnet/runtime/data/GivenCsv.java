package nnet.runtime.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/**
 * A CSV of rows to predict: columns by name, or as the data have them where those have no header.
 */
final class GivenCsv {
  private final Needs needs;
  private final Path file;
  private final DataFiles files;
  private final Faults faults;

  /**
   * @param files of the data, where rows are joined
   */
  GivenCsv(Needs needs, Path file, DataFiles files) {
    this.needs = needs;
    this.file = file;
    this.files = files;
    this.faults = needs.faults();
  }

  Given read() {
    Optional<CsvLayout> own = own();
    char separator = separator(file);
    List<CsvLayout> named =
        own.isEmpty()
            ? List.of(CsvLayout.separatedBy(separator))
            : List.of(
                CsvLayout.separatedBy(separator),
                CsvLayout.separatedBy(own.get().separator()),
                own.get().withHeader());
    for (CsvLayout layout : named) {
      if (hasAny(layout, needs.rawHeaders()) || hasAny(layout, keys())) {
        return new Given.Raw(raw(layout));
      }
    }
    for (CsvLayout layout : named) {
      if (hasAny(layout, needs.directHeaders())) {
        return new Given.Direct(direct(layout));
      }
    }
    return own.filter(layout -> !layout.header())
        .map(this::byPosition)
        .orElseThrow(() -> missing(named.getFirst(), needs.directHeaders()));
  }

  /** The first line of a file that is separated as its name says. */
  static Header header(Path file) {
    return CsvRows.header(file, CsvLayout.separatedBy(separator(file)));
  }

  private static char separator(Path file) {
    return String.valueOf(file.getFileName()).matches(".*\\.tsv(\\.gz)?") ? '\t' : ',';
  }

  /** As the rows are laid out that the network is trained on. */
  private Optional<CsvLayout> own() {
    return needs
        .source()
        .filter(source -> source.kind().equals("csv") || source.kind().equals("tsv"))
        .map(source -> CsvLayout.of(source.kind(), source.arguments()));
  }

  private boolean hasAny(CsvLayout layout, List<String> names) {
    Header header = CsvRows.header(file, layout);
    return names.stream().anyMatch(header::contains);
  }

  /** What rows are joined on. */
  private List<String> keys() {
    return needs.plan().stream()
        .flatMap(plan -> plan.joins().stream())
        .map(DataPlan.Join::key)
        .toList();
  }

  /** Columns that other files add may be there already. */
  private RawTable raw(CsvLayout layout) {
    Header header = CsvRows.header(file, layout);
    DataPlan plan = needs.plan().orElseThrow();
    List<DataPlan.Join> joins =
        plan.joins().stream()
            .filter(join -> join.headers().stream().noneMatch(header::contains))
            .filter(join -> needs.raw().stream().anyMatch(join::adds))
            .toList();
    List<DataPlan.Column> own =
        plan.columns().stream()
            .filter(column -> joins.stream().noneMatch(join -> join.adds(column)))
            .filter(column ->
                needs.raw().contains(column)
                    || joins.stream().anyMatch(join -> join.key().equals(column.name())))
            .toList();
    require(layout, Needs.headers(own));
    RawTable rows = new CsvRows(file, layout, own, needs.declaredIn(), true, faults).read();
    return new Joins(plan, files, needs.declaredIn()).add(joins, rows, own, needs.raw());
  }

  private RawTable direct(CsvLayout layout) {
    require(layout, needs.directHeaders());
    return new CsvRows(file, layout, needs.direct(), needs.declaredIn(), true).read();
  }

  private void require(CsvLayout layout, List<String> names) {
    Header header = CsvRows.header(file, layout);
    if (!names.stream().allMatch(header::contains)) {
      throw missing(layout, names);
    }
  }

  private UserError missing(CsvLayout layout, List<String> names) {
    Header header = CsvRows.header(file, layout);
    if (header.names().isEmpty()) {
      return new UserError(file + " is empty");
    }
    String name = names.stream().filter(each -> !header.contains(each)).findFirst().orElseThrow();
    String alternative =
        needs.raw().isEmpty() ? "" : ", or the raw columns " + Needs.shown(needs.rawHeaders());
    return new UserError(
        "%s:%d:1: there is no column `%s`%s\n  help: the network's inputs are %s%s"
            .formatted(
                file,
                layout.skip() + 1,
                name,
                header.suggestion(name),
                Needs.shown(needs.directHeaders()),
                alternative));
  }

  /** All fields of the data's rows, or only those that inputs are made of. */
  private Given byPosition(CsvLayout own) {
    List<String> all = needs.plan().map(plan -> Needs.headers(plan.columns())).orElse(List.of());
    List<String> needed = needs.rawHeaders();
    int fields = CsvRows.header(file, own).names().size();
    if (fields != all.size() && fields != needed.size()) {
      throw new UserError(
          "%s:%d: this row has %d fields; the rows of the data have %d, and %d of them are needed: %s"
              .formatted(
                  file, own.skip() + 1, fields, all.size(), needed.size(), Needs.shown(needed)));
    }
    CsvLayout named = own.named(fields == all.size() ? all : needed);
    return new Given.Raw(
        new CsvRows(file, named, needs.raw(), needs.declaredIn(), true, faults).read());
  }
}
