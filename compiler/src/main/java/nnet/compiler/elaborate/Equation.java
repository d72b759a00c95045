package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code einsum} is told: {@code ij,jk->ik}, a letter for each axis of each operand, and those
 * of the result. Three dots stand for any further axes.
 */
record Equation(List<String> operands, String result) {
  private static final String DOTS = "...";
  private static final String AXES = "[A-Za-z]*(\\.\\.\\.)?[A-Za-z]*";
  private static final Pattern FORM = Pattern.compile(AXES + "(," + AXES + ")*->" + AXES);

  /** The equation of a text without its spaces that {@link #problem} finds nothing wrong with. */
  static Equation of(String text) {
    String[] sides = text.split("->", -1);
    return new Equation(List.of(sides[0].split(",", -1)), sides[1]);
  }

  /** What is wrong with the text of an equation for so many operands, and what to do. */
  static Optional<Problem> problem(String text, int operands) {
    if (!FORM.matcher(text).matches()) {
      return Optional.of(
          text.contains("->")
              ? new Problem(
                  "an equation is made of letters: one for each axis",
                  "write it like \"bij,bjk->bik\"; the axes of a batch are never written")
              : new Problem(
                  "this equation does not say what its result is",
                  "end it with an arrow and the result's letters: \"" + text + "->...\""));
    }
    Equation equation = of(text);
    if (equation.operands.size() != operands) {
      return Optional.of(
          new Problem(
              "this equation is of " + tensors(equation.operands.size()) + ", not " + operands,
              "separate the axes of each tensor by a comma"));
    }
    return equation.ofResult();
  }

  /** The same with letters of their own, which are digits, for what the dots stand for. */
  Equation spelled(List<Integer> ranks) {
    List<String> letters = new ArrayList<>();
    int most = 0;
    for (int i = 0; i < operands.size(); i++) {
      int rest = Math.max(0, ranks.get(i) - operands.get(i).length() + DOTS.length());
      most = operands.get(i).contains(DOTS) ? Math.max(most, rest) : most;
      letters.add(operands.get(i).replace(DOTS, digits(rest)));
    }
    return new Equation(letters, result.replace(DOTS, digits(most)));
  }

  /** Axes are counted from the last, as in broadcasting. */
  private static String digits(int count) {
    return new StringBuilder("0123456789").delete(Math.min(count, 10), 10).reverse().toString();
  }

  private Optional<Problem> ofResult() {
    String given = String.join("", operands);
    if (result.contains(DOTS) && !given.contains(DOTS)) {
      return Optional.of(
          new Problem("the result has axes `...`, which no operand has", "name all axes"));
    }
    return ofLetters(given.replace(DOTS, ""), result.replace(DOTS, ""));
  }

  private static Optional<Problem> ofLetters(String known, String result) {
    for (int i = 0; i < result.length(); i++) {
      String letter = result.substring(i, i + 1);
      if (!known.contains(letter)) {
        return Optional.of(
            new Problem(
                "the result has an axis `" + letter + "`, which no operand has",
                "the letters of the operands are " + distinct(known)));
      }
      if (result.indexOf(letter, i + 1) >= 0) {
        return Optional.of(
            new Problem(
                "the result has the axis `" + letter + "` twice",
                "name each axis of the result once"));
      }
    }
    return Optional.empty();
  }

  /** All letters, each once, in the order in which they are met. */
  static String distinct(String letters) {
    return letters.chars().distinct().mapToObj(Character::toString).collect(Collectors.joining());
  }

  private static String tensors(int count) {
    return count == 1 ? "one tensor" : count + " tensors";
  }

  /** Why an equation cannot be, and what helps. */
  record Problem(String message, String help) {}
}
