package nnet.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** {@code ./nnet-bench}. */
public final class Main {
  private final Home home = Home.ofThisProcess();
  private final Options options;
  private final Journal journal = new Journal(System.out);

  private Main(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      new Main(Options.parse(arguments)).run();
    } catch (IllegalArgumentException e) {
      System.err.println("nnet-bench: " + e.getMessage());
      System.exit(2);
    }
  }

  private void run() throws IOException, InterruptedException {
    List<Item> items = Suite.all().stream().filter(options::wants).toList();
    boolean other = options.wants(StartContest.NAME) || options.wants(CompileTime.NAME);
    if (options.help()) {
      journal.say(Options.HELP);
    } else if (options.list()) {
      list();
    } else if (items.isEmpty() && !other) {
      throw new IllegalArgumentException("no workload begins with that; see --list");
    } else {
      Files.createDirectories(home.logs());
      NetworkCompilation.run(home, items);
      if (options.profile()) {
        profile(items);
      } else {
        measure(items);
      }
    }
  }

  private void list() {
    Peers.ALL.forEach(peer -> journal.say("engine    " + peer.name()));
    Suite.all().forEach(item -> journal.say("workload  " + item.name()));
    journal.say("workload  " + StartContest.NAME);
    journal.say("workload  " + CompileTime.NAME);
  }

  private void profile(List<Item> items) throws IOException {
    for (Item item : items) {
      try (Contest contest = new Contest(home, options, 1, journal)) {
        contest.start();
        journal.say(item.name() + ": " + contest.profile(item).replace('|', '\n'));
      } catch (Failure e) {
        journal.say("failed: " + e.reason());
      }
    }
    journal.say("The emitted Java is in " + home.compiled());
  }

  private void measure(List<Item> items) throws IOException, InterruptedException {
    Results results = new Results(options.cpuTime());
    for (int threads : options.threads()) {
      if (items.stream().anyMatch(Item::isTraining)) {
        results.peak(threads, Peak.measure(home, threads));
      }
      for (List<Item> group : groups(items)) {
        try (Contest contest = new Contest(home, options, threads, journal)) {
          contest.start();
          for (Item item : group) {
            List<Outcome> outcomes = contest.run(item);
            outcomes.forEach(outcome -> journal.say(Progress.line(outcome, options.cpuTime())));
            results.add(outcomes);
          }
        }
      }
    }
    others(results);
    journal.say("");
    journal.say(results.toString());
    results.warning().ifPresent(journal::say);
    journal.versions().forEach((peer, version) -> journal.say(peer + ": " + version));
    if (options.out().isPresent()) {
      LocalDate day = LocalDate.now(ZoneId.systemDefault());
      Files.writeString(options.out().get(), Page.text(options, journal, results, day));
    }
  }

  /** What is not repeated inside of a process. */
  private void others(Results results) throws IOException, InterruptedException {
    if (options.wants(StartContest.NAME)) {
      NetworkCompilation.run(home, List.of(new Item(StartContest.NAME, StartContest.WORKLOAD)));
      StartContest contest = new StartContest(home, options, journal);
      results.addStart(contest.run(), contest.ratio());
    }
    if (options.wants(CompileTime.NAME)) {
      results.add("Time to compile a file", new CompileTime(home, options).run());
    }
  }

  /**
   * Products share their processes; all else has processes of its own, for its memory is measured.
   */
  private static List<List<Item>> groups(List<Item> items) {
    List<List<Item>> groups = new ArrayList<>();
    List<Item> products = new ArrayList<>();
    for (Item item : items) {
      if (item.isProduct()) {
        products.add(item);
      } else {
        groups.add(List.of(item));
      }
    }
    if (!products.isEmpty()) {
      groups.add(products);
    }
    return groups;
  }
}
