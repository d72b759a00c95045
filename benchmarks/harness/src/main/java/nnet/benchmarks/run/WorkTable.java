package nnet.benchmarks.run;

import nnet.benchmarks.report.Figures;
import nnet.benchmarks.report.Table;

/** Trainings and predictions: a line an engine. */
final class WorkTable {
  private WorkTable() {}

  static String of(Outcomes outcomes) {
    Table table =
        new Table(
            "workload",
            "threads",
            "engine",
            "figure",
            "spread",
            "nnet : it",
            "latency us",
            "p99 us",
            "CPU ms/step",
            "bytes/step",
            "peak MiB",
            "others",
            "parameters",
            "check");
    for (Item item : outcomes.items()) {
      for (int threads : outcomes.threads()) {
        outcomes.of(item, threads).forEach(outcome -> add(table, outcomes, outcome));
      }
    }
    return table.toString();
  }

  private static void add(Table table, Outcomes outcomes, Outcome outcome) {
    table.add(
        outcome.item().name(),
        Integer.toString(outcome.threads()),
        outcome.peer().name(),
        outcome.item().figure(outcomes.rate(outcome)),
        Figures.percent(outcomes.spread(outcome)),
        outcomes.ratio(outcome).map(Figures::ratio).orElse(""),
        outcome.latency().map(each -> Figures.number(each.median())).orElse(""),
        outcome.latency().map(each -> Figures.number(each.p99())).orElse(""),
        Figures.number(outcome.cpuMillis()),
        outcome.peer().isNnet() ? Figures.number(outcome.bytes()) : "",
        Figures.number(outcome.peak() / 1024.0),
        Figures.percent(outcome.others()),
        "%,d".formatted(outcome.parameters()),
        Figures.number(outcome.check()));
  }
}
