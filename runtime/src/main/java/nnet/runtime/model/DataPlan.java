package nnet.runtime.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code data} declaration: where raw rows come from, how they are split and which transforms are
 * fitted on the training split. Row formulas are the model's {@code data} entry, whose columns are
 * {@link #columns} and whose outputs are the network's inputs and targets.
 */
public record DataPlan(
    String name,
    List<Source> sources,
    List<Column> columns,
    List<Window> windows,
    Optional<String> orderBy,
    Optional<Split> split,
    List<Fit> fits,
    List<Inversion> inversions,
    List<Bound> bounds,
    List<Labelled> labelled,
    OnError onError) {

  public DataPlan {
    sources = List.copyOf(sources);
    columns = List.copyOf(columns);
    windows = List.copyOf(windows);
    fits = List.copyOf(fits);
    inversions = List.copyOf(inversions);
    bounds = List.copyOf(bounds);
    labelled = List.copyOf(labelled);
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
      Optional<Tokens> tokens) {
    public Column {
      shape = List.copyOf(shape);
    }

    public Column(
        String name,
        String header,
        String type,
        boolean optional,
        List<Integer> shape,
        double low,
        double high,
        Location location) {
      this(name, header, type, optional, shape, low, high, location, Optional.empty());
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
   * What the network demands of an input or target and no formula can promise: it is checked when
   * data are bound.
   *
   * @param name of the input or target
   * @param location where the network declares it
   */
  public record Bound(String name, double low, double high, Location location) {}

  /** A target that is a column of categories as it is: its classes have their names. */
  public record Labelled(String target, String column) {}

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
   *     median} or {@code mean}
   * @param path of its FIT slot in the data entry
   * @param states paths of its states, in the order that the kind gives its statistics
   */
  public record Fit(String kind, String path, List<String> states) {
    public Fit {
      states = List.copyOf(states);
    }
  }

  /**
   * An output that comes back in the unit of its target's raw column: {@code y * scale + shift}.
   *
   * @param scaleState path of the state that holds the scale
   * @param shiftState path of the state that holds the shift
   */
  public record Inversion(String output, String target, String scaleState, String shiftState) {}
}
