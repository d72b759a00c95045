package nnet.runtime.random;

import nnet.runtime.kernel.Scalar;

/** What random words become: as many numbers, whose distribution has two parameters. */
enum Distribution {
  /** Ones with a probability, else zeros; the second parameter is not used. */
  BERNOULLI {
    @Override
    void apply(int[] words, float[] numbers, int count, double probability, double unused) {
      float limit = (float) probability;
      for (int i = 0; i < count; i++) {
        numbers[i] = unit(words[i]) < limit ? 1f : 0f;
      }
    }
  },

  /** From the first parameter, which may occur, to the second, which may not. */
  UNIFORM {
    @Override
    void apply(int[] words, float[] numbers, int count, double low, double high) {
      float start = (float) low;
      float width = (float) (high - low);
      float last = Math.max(start, Math.nextDown((float) high));
      for (int i = 0; i < count; i++) {
        numbers[i] = Math.min(Math.fma(unit(words[i]), width, start), last);
      }
    }
  },

  /** By the method of Box and Muller: a radius and an angle give two numbers. */
  NORMAL {
    @Override
    void apply(int[] words, float[] numbers, int count, double mean, double deviation) {
      float centre = (float) mean;
      float scale = (float) deviation;
      for (int i = 0; i < count; i += 2) {
        float radius = scale * Scalar.sqrt(-2f * Scalar.log(1f - unit(words[i])));
        float angle = TWO_PI * unit(words[i + 1]);
        numbers[i] = Math.fma(radius, Scalar.cos(angle), centre);
        numbers[i + 1] = Math.fma(radius, Scalar.sin(angle), centre);
      }
    }
  };

  /** Turns the upper 24 bits of a word into a number in {@code [0, 1)}. */
  private static final float UNIT = 0x1p-24f;

  private static final float TWO_PI = 6.2831855f;

  abstract void apply(int[] words, float[] numbers, int count, double first, double second);

  /** The upper 24 bits of a word as a number in {@code [0, 1)}. */
  private static float unit(int word) {
    return (word >>> 8) * UNIT;
  }
}
