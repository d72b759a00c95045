package nnet.runtime.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code data} declaration: where raw rows come from, how they are split and which transforms are
 * fitted on the training split. Row formulas are the model's {@code data} entry, whose columns are
 * {@link #columns} and whose outputs are the network's inputs and targets.
 *
 * @param record the name of the {@code record} that rows are; empty where none is declared
 */
public record DataPlan(
    String name,
    Optional<String> record,
    List<Source> sources,
    List<Join> joins,
    List<Column> columns,
    List<Window> windows,
    Order order,
    Optional<Split> split,
    List<Fit> fits,
    List<Inversion> inversions,
    List<Bound> bounds,
    List<Labelled> labelled,
    List<Reads> reads,
    OnError onError) {

  public DataPlan {
    sources = List.copyOf(sources);
    joins = List.copyOf(joins);
    columns = List.copyOf(columns);
    windows = List.copyOf(windows);
    fits = List.copyOf(fits);
    inversions = List.copyOf(inversions);
    bounds = List.copyOf(bounds);
    labelled = List.copyOf(labelled);
    reads = List.copyOf(reads);
  }

  /**
   * @param part {@code main}, {@code validation} or {@code test}
   * @param kind {@code csv}, {@code idx} or a generator's name
   * @param arguments by name; {@code path} for a csv, one file a column for idx
   */
  public record Source(String part, String kind, Map<String, String> arguments) {
    public Source {
      arguments = Map.copyOf(arguments);
    }

    private Stream<String> files() {
      return switch (kind) {
        case "csv", "tsv", "lines", "images", "npz" ->
            Optional.ofNullable(arguments.get("path")).stream();
        case "idx", "npy" -> arguments.values().stream().sorted();
        default -> Stream.empty();
      };
    }
  }

  /** The files and folders that all rows are read from, as they are named. */
  public List<String> files() {
    return Stream.concat(sources.stream(), joins.stream().map(Join::source))
        .flatMap(Source::files)
        .toList();
  }

  /** The columns that some inputs are made of; of a series also those that order its rows. */
  public List<Column> readBy(List<String> inputs) {
    Set<String> read = namesReadBy(inputs);
    return columns.stream()
        .filter(
            column -> read.contains(column.name()) || (isSeries() && order.reads(column.name())))
        .toList();
  }

  /** The names of the columns that some inputs are made of. */
  public Set<String> namesReadBy(List<String> inputs) {
    Set<String> read = new HashSet<>();
    for (Reads each : reads) {
      if (inputs.contains(each.input())) {
        read.addAll(each.columns());
      }
    }
    return read;
  }

  /** Whether examples read other rows than their own. */
  public boolean isSeries() {
    return !windows.isEmpty();
  }

  /** How many rows before its own an example reads. */
  public int past() {
    return Math.max(0, -windows.stream().mapToInt(Window::from).min().orElse(0));
  }

  /** The same plan of some columns only. */
  public DataPlan with(List<Column> some) {
    return new DataPlan(
        name,
        record,
        sources,
        joins,
        some,
        windows,
        order,
        split,
        fits,
        inversions,
        bounds,
        labelled,
        reads,
        onError);
  }

  /**
   * Columns of another file: each row has those of the row there that has its key.
   *
   * @param key the column that both have
   * @param headers of the columns that the other file adds
   */
  public record Join(Source source, String key, List<String> headers) {
    public Join {
      headers = List.copyOf(headers);
    }

    /** Whether the other file has this column. */
    public boolean adds(Column column) {
      return headers.contains(column.header());
    }
  }

  /**
   * A raw column.
   *
   * @param header what it is called in the file
   * @param type {@code f32}, {@code i32}, {@code bool}, {@code category}, {@code label}, {@code
   *     date}, {@code class}, {@code text}
   * @param shape of one row's value
   * @param low the least value allowed, with {@code high}: facts checked when data are bound
   * @param tokens how a text becomes numbers; empty for any other column, and for a text that
   *     nothing reads
   * @param categories where it is declared how they are numbered
   */
  public record Column(
      String name,
      String header,
      String type,
      boolean optional,
      List<Integer> shape,
      double low,
      double high,
      Location location,
      Optional<Tokens> tokens,
      Optional<Categories> categories) {
    public Column {
      shape = List.copyOf(shape);
    }

    /** A column of numbers. */
    public Column(
        String name,
        String header,
        String type,
        boolean optional,
        List<Integer> shape,
        double low,
        double high,
        Location location) {
      this(
          name,
          header,
          type,
          optional,
          shape,
          low,
          high,
          location,
          Optional.empty(),
          Optional.empty());
    }

    public boolean isText() {
      return type.equals("text");
    }

    /** A text that no formula makes tokens of: its rows are not kept. */
    public boolean isUnread() {
      return isText() && tokens.isEmpty();
    }

    /** Names that become numbers when those of the training rows are known. */
    public boolean isCategory() {
      return type.equals("category") || type.equals("label");
    }

    /** The shape of what a row of a file holds: a text is one field, however many its tokens. */
    public List<Integer> fieldShape() {
      return isText() ? List.of() : shape;
    }
  }

  /**
   * How the categories of a column are numbered.
   *
   * @param words in the order of their numbers; none where the training rows tell
   * @param rare what fewer training rows have is not told apart
   * @param unknown what happens with a category that no training row has: {@code own} and {@code
   *     zero} keep the last number for it, {@code error} refuses it; empty takes the last number
   *     where it is free
   */
  public record Categories(List<String> words, int rare, String unknown) {
    public static final Categories USUAL = new Categories(List.of(), 1, "");

    public Categories {
      words = List.copyOf(words);
    }
  }

  /**
   * How a text becomes tokens.
   *
   * @param by {@code words} or {@code characters}
   * @param lower whether capitals count as small letters
   * @param counted whether the number of tokens is wanted in place of the tokens
   */
  public record Tokens(String by, boolean lower, boolean counted) {}

  /**
   * A slot of the data entry that holds other rows of a column than the example's own: those from
   * {@code from} to {@code to}, both included, counted from the example's row.
   *
   * @param slot the name of the slot; where there are several rows their axis comes first
   */
  public record Window(String slot, String column, int from, int to) {}

  /**
   * How the rows of a series follow each other.
   *
   * @param columns whose values rows are sorted by, the first before the second; none where they
   *     stay as they come
   * @param group the column whose values tell series apart that stand in one file
   * @param longestGap rows further apart in their first column than this do not follow each other
   * @param stride every so many rows there is an example
   */
  public record Order(List<String> columns, Optional<String> group, double longestGap, int stride) {
    public static final Order AS_IT_COMES =
        new Order(List.of(), Optional.empty(), Double.POSITIVE_INFINITY, 1);

    public Order {
      columns = List.copyOf(columns);
    }

    /** Whether which row follows which depends on this column. */
    public boolean reads(String column) {
      return columns.contains(column) || group.equals(Optional.of(column));
    }
  }

  /**
   * What the network demands of an input or target and no formula can promise: it is checked when
   * data are bound.
   *
   * @param name of the input or target
   * @param location where the network declares it
   */
  public record Bound(String name, double low, double high, Location location) {}

  /** A target that is a column of categories as it is: its classes have their names. */
  public record Labelled(String target, String column) {}

  /** The columns that the formula of an input reads. */
  public record Reads(String input, List<String> columns) {
    public Reads {
      columns = List.copyOf(columns);
    }
  }

  /**
   * What happens with rows that cannot be used as they are.
   *
   * @param skips whether they are left out; else the first one ends everything
   * @param filled columns whose wrong values count as gaps, which their formulas fill
   */
  public record OnError(boolean skips, List<String> filled) {
    public static final OnError FAIL = new OnError(false, List.of());

    public OnError {
      filled = List.copyOf(filled);
    }

    /** For rows to predict, of which none may be missing. */
    public OnError ofPrediction() {
      return new OnError(false, filled);
    }
  }

  /** A line of the {@code .nnet} file, for messages about data. */
  public record Location(int line, int column) {}

  /**
   * @param kind {@code random}, {@code stratified}, {@code by_group} or {@code in_order}
   * @param shares by part, with {@code gap} rows left out between parts where it is in order
   * @param by the column that a stratified split keeps the mixture of, or whose equal values stay
   *     together
   */
  public record Split(
      String kind, long seed, Map<String, Double> shares, int gap, Optional<String> by) {
    public Split {
      shares = Map.copyOf(shares);
    }
  }

  /**
   * A fitted transform: its statistics over the training rows are written to its states.
   *
   * @param kind {@code standardize} (mean, deviation), {@code min_max} (least, width), {@code
   *     robust_scale} (median, range between two quantiles), {@code quantiles} (two of them),
   *     {@code median} or {@code mean}
   * @param path of its FIT slot in the data entry
   * @param states paths of its states, in the order that the kind gives its statistics
   * @param quantiles which ones, from 0 to 1, where the kind has any
   */
  public record Fit(String kind, String path, List<String> states, List<Double> quantiles) {
    public Fit {
      states = List.copyOf(states);
      quantiles = List.copyOf(quantiles);
    }
  }

  /** An output that comes back in the unit of its target's raw column, step by step. */
  public record Inversion(String output, String target, List<Step> steps) {
    public Inversion {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One transform backwards.
   *
   * @param kind {@code scale}: {@code y * scale + shift}; {@code exp}; or {@code expm1}
   * @param states paths of the states that hold scale and shift, where it is {@code scale}
   */
  public record Step(String kind, List<String> states) {
    public Step {
      states = List.copyOf(states);
    }
  }
}
