package nnet.runtime.serve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nnet.runtime.data.RecordRow;
import nnet.runtime.drift.Thresholds;
import nnet.runtime.message.UserError;
import nnet.runtime.parallel.Lending;
import nnet.runtime.predict.Predictor;

/**
 * Predicts raw rows as the {@code record} of the data declares them, before any transform. A null
 * is a gap, and is filled as it was in training; a category that training has not seen is treated
 * as the network declares. Any number of threads may share one.
 *
 * @param <R> what a row is
 * @param <P> what is said of it
 */
public abstract class RowPredictor<R, P> {
  private final Supplier<Predictor> current;
  private final Optional<Fit> fit;
  private volatile Optional<Thresholds> watched = Optional.empty();
  private volatile RowModel model;

  private final Lending<RowBatch> batches = new Lending<>();

  /** The fields and outputs that a class was compiled for. */
  private record Fit(String name, List<String> fields, List<String> outputs) {}

  /** Of rows that may have any fields. */
  protected RowPredictor(Supplier<Predictor> current) {
    this(current, Optional.empty());
  }

  /** Of a class that was compiled for these fields and outputs. */
  protected RowPredictor(
      Supplier<Predictor> current, String name, List<String> fields, List<String> outputs) {
    this(current, Optional.of(new Fit(name, fields, outputs)));
  }

  private RowPredictor(Supplier<Predictor> current, Optional<Fit> fit) {
    this.current = current;
    this.fit = fit;
    this.model = model(current.get());
  }

  /** Fills a row's fields, by their numbers. */
  protected abstract void write(R row, RecordRow to);

  /** Takes outputs by their numbers. */
  protected abstract P read(RecordResult result);

  private RowModel model(Predictor predictor) {
    RowModel made = RowModel.of(predictor, watched);
    fit.ifPresent(wanted -> made.require(wanted.name(), wanted.fields(), wanted.outputs()));
    return made;
  }

  /** That of this moment: another may have taken its place. */
  private RowModel model() {
    RowModel known = model;
    Predictor predictor = current.get();
    if (known.predictor() == predictor) {
      return known;
    }
    RowModel made = model(predictor);
    model = made;
    return made;
  }

  /** Counts rows and results from now on, beside those of training; series that begin, too. */
  public void watch() {
    watch(Thresholds.CUSTOMARY);
  }

  /** The same with other thresholds. */
  public void watch(Thresholds thresholds) {
    watched = Optional.of(thresholds);
    model = model(current.get());
  }

  /**
   * What the model of this moment has predicted since it was watched. One that takes its place
   * later is counted anew, as its training rows were others.
   */
  public DriftMonitor drift() {
    DriftMonitor drift = model().drift();
    if (drift == null) {
      throw watched.isPresent()
          ? DriftMonitor.nothingKnown()
          : new IllegalStateException("nothing is counted before watch()");
    }
    return drift;
  }

  /** The fields that predictions need. */
  public List<String> fields() {
    return model().format().fields();
  }

  /** One row that stands by itself. */
  public P predict(R row) {
    RowBatch batch = batch(model());
    try {
      fill(batch, row);
      batch.predict(1);
      return read(batch.result(0));
    } finally {
      batches.giveBack(batch);
    }
  }

  /**
   * The same for a caller's array; allocates nothing after a thread's first call.
   *
   * @param result takes all outputs and decisions, one after another
   */
  public void predict(R row, float[] result) {
    RowBatch batch = batch(model());
    try {
      fill(batch, row);
      batch.predict(1, result);
    } finally {
      batches.giveBack(batch);
    }
  }

  /** The memory of a call, for this model; to be given back. */
  private RowBatch batch(RowModel wanted) {
    RowBatch known = batches.take();
    return known != null && known.model().equals(wanted)
        ? known
        : batches.made(new RowBatch(wanted));
  }

  private void fill(RowBatch batch, R row) {
    if (batch.model().format().past() > 0) {
      throw new UserError("a row is predicted from rows before it here: use series().push(row)");
    }
    batch.begin(1);
    write(row, batch.next());
    batch.add();
  }

  /** Many rows; of a series, which is in order, those that have all rows before them. */
  public List<P> predict(Collection<? extends R> rows) {
    RowModel now = model();
    List<P> made = new ArrayList<>(rows.size());
    if (now.format().past() > 0) {
      Series series = series();
      rows.forEach(row -> series.push(row).ifPresent(made::add));
    } else if (!rows.isEmpty()) {
      RowBatch batch = batch(now);
      try {
        predict(rows, batch, made);
      } finally {
        batches.giveBack(batch);
      }
    }
    return made;
  }

  private void predict(Collection<? extends R> rows, RowBatch batch, List<P> made) {
    batch.begin(rows.size());
    for (R row : rows) {
      write(row, batch.next());
      batch.add();
    }
    batch.predict(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      made.add(read(batch.result(i)));
    }
  }

  /** Rows that come one after another, each predicted from those before it. */
  public Series series() {
    return new Series(new RowSeries(model()));
  }

  /**
   * A series of rows, such as the bars of one ticker, or of several where the data are grouped. It
   * stays with the model that it began with. For one thread at a time.
   */
  public final class Series {
    private final RowSeries rows;

    private Series(RowSeries rows) {
      this.rows = rows;
    }

    /** The newest row; nothing comes of it while there are too few before it. */
    public Optional<P> push(R row) {
      write(row, rows.next());
      return rows.push() ? Optional.of(read(rows.result())) : Optional.empty();
    }

    /**
     * The same for a caller's array; allocates nothing where its series is known.
     *
     * @param result takes all outputs and decisions, one after another
     * @return whether the row was predicted
     */
    public boolean push(R row, float[] result) {
      write(row, rows.next());
      return rows.push(result);
    }

    /** How many rows of the newest row's series are missing until the next one is predicted. */
    public int missing() {
      return rows.missing();
    }
  }
}
