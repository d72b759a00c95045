package nnet.runtime.measure;

/**
 * How often each class (row) was taken for each (column).
 *
 * @param counts by actual, then by predicted class
 */
public record ConfusionMatrix(long[][] counts) {

  public static ConfusionMatrix of(int classes, int[] actual, int[] predicted) {
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(counts);
  }

  public double accuracy() {
    long right = 0;
    long all = 0;
    for (int row = 0; row < counts.length; row++) {
      right += counts[row][row];
      for (long count : counts[row]) {
        all += count;
      }
    }
    return all == 0 ? 0 : (double) right / all;
  }
}
