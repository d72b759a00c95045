package nnet.compiler.type;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A size: an exact integer polynomial over named symbols, such as {@code 28}, {@code n + 2} or
 * {@code B * 10}. Two sizes are equal when their normal forms are.
 *
 * @param terms coefficients, none of them zero, by their monomial (symbols in order, with repeats)
 */
public record Dim(Map<List<String>, BigInteger> terms) {
  /** Before the names of sizes that differ from example to example; no name of a file has it. */
  private static final String RAGGED = "dim ";

  private static final String BATCH_NAME = "batch B";

  /** The symbol of the batch axis. */
  public static final Dim BATCH = symbol(BATCH_NAME);

  public static final Dim ZERO = of(0);
  public static final Dim ONE = of(1);

  /** No symbols: the monomial of a constant. */
  private static final List<String> NONE = List.of();

  public Dim {
    terms = terms.size() == 1 ? only(terms.entrySet().iterator().next()) : sorted(terms);
  }

  /** Most sizes are a number or a symbol. */
  private static Map<List<String>, BigInteger> only(Map.Entry<List<String>, BigInteger> term) {
    return term.getValue().signum() == 0
        ? Map.of()
        : Map.of(List.copyOf(term.getKey()), term.getValue());
  }

  private static Map<List<String>, BigInteger> sorted(Map<List<String>, BigInteger> terms) {
    TreeMap<List<String>, BigInteger> sorted = new TreeMap<>(Dim::compareMonomials);
    terms.forEach((monomial, coefficient) -> {
      if (coefficient.signum() != 0) {
        sorted.put(List.copyOf(monomial), coefficient);
      }
    });
    return Collections.unmodifiableMap(sorted);
  }

  public static Dim of(long value) {
    return of(BigInteger.valueOf(value));
  }

  private static Dim of(BigInteger value) {
    return new Dim(Map.of(List.of(), value));
  }

  public static Dim symbol(String name) {
    return new Dim(Map.of(List.of(name), BigInteger.ONE));
  }

  /** The size of a {@code dim}: it differs from example to example. */
  public static Dim ragged(String name) {
    return symbol(RAGGED + name);
  }

  /** Whether it depends on the length of an example. */
  public boolean isRagged() {
    return terms.keySet().stream().anyMatch(Dim::isRagged);
  }

  private static boolean isRagged(List<String> monomial) {
    return monomial.stream().anyMatch(symbol -> symbol.startsWith(RAGGED));
  }

  /** Whether it is the number of examples in a batch, or computed of it alone. */
  private boolean isOfBatch() {
    return !isConstant()
        && terms.keySet().stream().flatMap(List::stream).allMatch(BATCH_NAME::equals);
  }

  /** How often the number of examples is a factor of it. */
  public int batches() {
    return terms.keySet().stream()
        .mapToInt(monomial -> (int) monomial.stream().filter(BATCH_NAME::equals).count())
        .max()
        .orElse(0);
  }

  /** Whether it is a {@code dim} itself, not something computed of one. */
  public boolean isLength() {
    return isRagged()
        && terms.size() == 1
        && equals(symbol(terms.keySet().iterator().next().get(0)));
  }

  public boolean isConstant() {
    return number() != null;
  }

  /** What a constant is; null for what depends on a symbol. */
  private @Nullable BigInteger number() {
    return switch (terms.size()) {
      case 0 -> BigInteger.ZERO;
      case 1 -> terms.get(NONE);
      default -> null;
    };
  }

  /** The value of a constant, when it fits a long. */
  public Optional<Long> constant() {
    BigInteger value = number();
    return value != null && value.bitLength() < 64
        ? Optional.of(value.longValue())
        : Optional.empty();
  }

  /** The value of a constant dimension; an error of ours where it is not one. */
  public int size() {
    return Math.toIntExact(
        constant().orElseThrow(() -> new IllegalStateException("not a constant: " + this)));
  }

  public boolean is(long value) {
    BigInteger number = number();
    return number != null && number.equals(BigInteger.valueOf(value));
  }

  public Dim plus(Dim other) {
    BigInteger left = number();
    BigInteger right = other.number();
    if (left != null && right != null) {
      return of(left.add(right));
    }
    Map<List<String>, BigInteger> sum = new TreeMap<>(Dim::compareMonomials);
    sum.putAll(terms);
    other.terms.forEach((monomial, value) -> sum.merge(monomial, value, BigInteger::add));
    return new Dim(sum);
  }

  public Dim minus(Dim other) {
    return plus(other.times(of(-1)));
  }

  public Dim times(Dim other) {
    BigInteger a = number();
    BigInteger b = other.number();
    if (a != null && b != null) {
      return of(a.multiply(b));
    }
    return a != null && a.equals(BigInteger.ONE) ? other : product(other);
  }

  private Dim product(Dim other) {
    Map<List<String>, BigInteger> product = new TreeMap<>(Dim::compareMonomials);
    terms.forEach((left, a) ->
        other.terms.forEach(
            (right, b) -> product.merge(join(left, right), a.multiply(b), BigInteger::add)));
    return new Dim(product);
  }

  /** The quotient where it comes out exactly, for every value of the symbols. */
  public Optional<Dim> dividedBy(Dim divisor) {
    if (divisor.terms.size() != 1) {
      return equals(divisor) ? Optional.of(ONE) : Optional.empty();
    }
    Map.Entry<List<String>, BigInteger> by = divisor.terms.entrySet().iterator().next();
    Map<List<String>, BigInteger> quotient = new TreeMap<>(Dim::compareMonomials);
    for (Map.Entry<List<String>, BigInteger> term : terms.entrySet()) {
      List<String> rest = new ArrayList<>(term.getKey());
      for (String symbol : by.getKey()) {
        if (!rest.remove(symbol)) {
          return Optional.empty();
        }
      }
      BigInteger[] parts = term.getValue().divideAndRemainder(by.getValue());
      if (parts[1].signum() != 0) {
        return Optional.empty();
      }
      quotient.put(rest, parts[0]);
    }
    return Optional.of(new Dim(quotient));
  }

  /**
   * Whether the two differ whatever the symbols stand for; the size of a {@code dim} is another one
   * for another example, and the number of examples for another batch, so these are only equal to
   * themselves.
   */
  public boolean differsAlways(Dim other) {
    if (equals(other)) {
      return false;
    }
    Dim difference = minus(other);
    return difference.isConstant() || difference.isRagged() || difference.isOfBatch();
  }

  /** The same with every occurrence of a symbol replaced. */
  public Dim substitute(String symbol, Dim replacement) {
    Dim result = ZERO;
    for (Map.Entry<List<String>, BigInteger> term : terms.entrySet()) {
      Dim part = new Dim(Map.of(List.of(), term.getValue()));
      for (String factor : term.getKey()) {
        part = part.times(factor.equals(symbol) ? replacement : symbol(factor));
      }
      result = result.plus(part);
    }
    return result;
  }

  /** The same with every occurrence of a size that is one symbol replaced. */
  public Dim substitute(Dim symbol, Dim replacement) {
    return substitute(symbol.terms.keySet().iterator().next().get(0), replacement);
  }

  /** Whether a symbol is that of the batch axis. */
  public static boolean isBatch(String symbol) {
    return symbol.equals(BATCH_NAME);
  }

  /** The value with the batch axis of this size. */
  public int resolve(int batch) {
    if (isConstant()) {
      return size();
    }
    return equals(BATCH) ? batch : substitute(BATCH, of(batch)).size();
  }

  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    terms.forEach((monomial, coefficient) -> {
      boolean negative = coefficient.signum() < 0;
      text.append(text.isEmpty() ? (negative ? "-" : "") : (negative ? " - " : " + "));
      BigInteger size = coefficient.abs();
      boolean one = size.equals(BigInteger.ONE) && !monomial.isEmpty();
      text.append(one ? "" : size.toString());
      text.append(one || monomial.isEmpty() ? "" : " * ");
      text.append(String.join(" * ", monomial.stream().map(Dim::shown).toList()));
    });
    return text.toString();
  }

  private static String shown(String symbol) {
    String name = symbol.startsWith(RAGGED) ? symbol.substring(RAGGED.length()) : symbol;
    return name.equals(BATCH_NAME) ? "B" : name;
  }

  private static List<String> join(List<String> left, List<String> right) {
    List<String> joined = new ArrayList<>(left);
    joined.addAll(right);
    Collections.sort(joined);
    return joined;
  }

  /** Longer monomials first, so that {@code n + 2} prints with its constant last. */
  private static int compareMonomials(List<String> left, List<String> right) {
    int order = Integer.compare(right.size(), left.size());
    for (int i = 0; order == 0 && i < left.size(); i++) {
      order = left.get(i).compareTo(right.get(i));
    }
    return order;
  }
}
