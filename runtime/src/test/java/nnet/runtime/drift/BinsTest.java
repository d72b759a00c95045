package nnet.runtime.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.io.Histogram;
import org.junit.jupiter.api.Test;

class BinsTest {
  private static float[] upTo(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  private static int[] counts(Bins bins, float... values) {
    int[] counts = new int[bins.size()];
    for (float value : values) {
      counts[bins.of(value)]++;
    }
    return counts;
  }

  @Test
  void intervalsHoldEquallyManyOfTheValues() {
    Intervals intervals = Intervals.fit(upTo(200), 200);
    assertThat(counts(intervals, upTo(200)))
        .containsExactly(0, 0, 0, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 0);
    assertThat(intervals.of(Float.NaN)).isEqualTo(Bins.MISSING);
    assertThat(intervals.of(0.9f)).isEqualTo(Bins.FIRST);
    assertThat(intervals.of(200.1f)).isEqualTo(intervals.size() - 1);
    assertThat(intervals.of(Float.POSITIVE_INFINITY)).isEqualTo(intervals.size() - 1);
    assertThat(intervals.label(Bins.FIRST)).isEqualTo("below 1");
    assertThat(intervals.label(Bins.FIRST + 1)).isEqualTo("1..20");
    assertThat(intervals.label(Bins.FIRST + 2)).isEqualTo("20..40");
    assertThat(intervals.label(intervals.size() - 1)).isEqualTo("above 200");
  }

  /** With ten rows in an interval there are three for 35 rows. */
  @Test
  void fewRowsHaveFewIntervals() {
    assertThat(Intervals.fit(upTo(35), 35).size()).isEqualTo(Bins.FIRST + 5);
    assertThat(Intervals.fit(upTo(3), 3).size()).isEqualTo(Bins.FIRST + 4);
  }

  @Test
  void aValueThatComesUpOftenStandsAlone() {
    float[] values = new float[100];
    IntStream.range(90, 100).forEach(i -> values[i] = i);
    Intervals intervals = Intervals.fit(values, 100);
    assertThat(counts(intervals, values)).containsExactly(0, 0, 0, 90, 10, 0);
    assertThat(intervals.label(Bins.FIRST + 1)).isEqualTo("0");
  }

  @Test
  void aConstantThatMovesIsSeen() {
    Intervals intervals = Intervals.fit(new float[] {5, 5, 5, Float.NaN}, 4);
    assertThat(counts(intervals, 5, 4, 6, Float.NaN)).containsExactly(1, 0, 1, 1, 1);
  }

  @Test
  void aColumnOfGapsHasOneIntervalForNumbers() {
    Intervals intervals = Intervals.fit(new float[] {Float.NaN}, 1);
    assertThat(counts(intervals, Float.NaN, 7)).containsExactly(1, 0, 1);
  }

  @Test
  void categoriesAreKnownUnknownOrMissing() {
    Categories towns = new Categories(0, 3, List.of("Bern", "", "Ulm"));
    assertThat(counts(towns, 0, 1, 2, 3, Float.NaN)).containsExactly(2, 1, 1, 0, 1);
    assertThat(towns.label(Bins.FIRST + 2)).isEqualTo("Ulm");
    Categories many = new Categories(2, 100, List.of());
    assertThat(many.size()).isEqualTo(Bins.FIRST + 65);
    assertThat(many.of(1)).isEqualTo(Bins.UNKNOWN);
    assertThat(many.of(2)).isEqualTo(Bins.FIRST);
    assertThat(many.label(many.of(101))).isEqualTo("others");
    assertThat(many.of(102)).isEqualTo(Bins.UNKNOWN);
  }

  @Test
  void quantitiesReadTheirNumbers() {
    float[] row = {9, 4, 3, 0, 7, 0.1f, 0.7f, 0.2f};
    assertThat(seen(Quantity.Reading.EACH, 1, 2, 2, row)).containsExactly(4f, 0f);
    assertThat(seen(Quantity.Reading.TOKENS, 1, 1, 3, row)).containsExactly(4f, 3f);
    assertThat(seen(Quantity.Reading.TOKENS, 3, 1, 1, row)).containsExactly(Float.NaN);
    assertThat(seen(Quantity.Reading.LARGEST, 5, 1, 3, row)).containsExactly(1f);
  }

  private static List<Float> seen(
      Quantity.Reading reading, int at, int step, int count, float[] row) {
    List<Float> values = new ArrayList<>();
    Quantity quantity =
        new Quantity(Histogram.Place.INPUT, "x", reading, at, step, count, Optional.empty());
    quantity.visit(row, 0, 0, (number, value) -> values.add(value));
    return values;
  }
}
