package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sum of products of values, each given by a number; a negative number is a divisor. Terms keep
 * the order in which they came.
 *
 * @param cancelled whether terms have cancelled on the way
 */
record Polynomial(Map<List<Integer>, Double> terms, boolean cancelled) {
  static final int MOST_TERMS = 16;
  private static final int MOST_FACTORS = 7;

  static Polynomial number(double value) {
    return new Polynomial(value == 0 ? Map.of() : Map.of(List.of(), value), false);
  }

  static Polynomial atom(int index) {
    return new Polynomial(Map.of(List.of(index), 1.0), false);
  }

  Polynomial plus(Polynomial other, double factor) {
    Map<List<Integer>, Double> sum = new LinkedHashMap<>(terms);
    boolean gone = cancelled || other.cancelled;
    for (Map.Entry<List<Integer>, Double> term : other.terms.entrySet()) {
      double before = sum.getOrDefault(term.getKey(), 0.0);
      double after = before + factor * term.getValue();
      if (after == 0) {
        gone |= before != 0;
        sum.remove(term.getKey());
      } else {
        sum.put(term.getKey(), after);
      }
    }
    return new Polynomial(sum, gone);
  }

  /** The product, where it does not get out of hand. */
  Optional<Polynomial> times(Polynomial other) {
    Polynomial product = new Polynomial(Map.of(), cancelled || other.cancelled);
    for (Map.Entry<List<Integer>, Double> a : terms.entrySet()) {
      for (Map.Entry<List<Integer>, Double> b : other.terms.entrySet()) {
        List<Integer> factors = new ArrayList<>(a.getKey());
        factors.addAll(b.getKey());
        Collections.sort(factors);
        if (factors.size() > MOST_FACTORS) {
          return Optional.empty();
        }
        Polynomial term = new Polynomial(Map.of(factors, a.getValue() * b.getValue()), false);
        product = product.plus(term, 1);
      }
    }
    return product.terms.size() > MOST_TERMS ? Optional.empty() : Optional.of(product);
  }

  /** How many operations it takes, common factors taken out. */
  int cost() {
    List<Integer> common = common();
    int cost = common.size() + Math.max(0, terms.size() - 1);
    for (Map.Entry<List<Integer>, Double> term : terms.entrySet()) {
      int factors = term.getKey().size() - common.size();
      cost += Math.max(0, factors - (Math.abs(term.getValue()) == 1 ? 1 : 0));
    }
    return cost;
  }

  /** The factors that all terms have. */
  List<Integer> common() {
    List<Integer> common = null;
    for (List<Integer> factors : terms.keySet()) {
      if (common == null) {
        common = new ArrayList<>(factors);
      } else {
        List<Integer> rest = new ArrayList<>(factors);
        common.removeIf(factor -> !rest.remove(Integer.valueOf(factor)));
      }
    }
    return common == null ? List.of() : common;
  }

  /** Every term without these factors, which all of them have. */
  Polynomial without(List<Integer> factors) {
    Map<List<Integer>, Double> rest = new LinkedHashMap<>();
    terms.forEach((term, coefficient) -> {
      List<Integer> left = new ArrayList<>(term);
      factors.forEach(left::remove);
      rest.put(left, coefficient);
    });
    return new Polynomial(rest, cancelled);
  }
}
