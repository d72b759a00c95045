package nnet.runtime.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;

/** What a column is of a date. */
final class DateParts {
  /** The types of columns that are read from dates. */
  static final Set<String> TYPES =
      Set.of("date", "year", "month", "day", "weekday", "day_of_year", "hour", "second_of_day");

  /** So many days before and after 1970 are counted exactly by a float. */
  private static final long MOST_DAYS = 1 << 24;

  /** Those of them that tell the time of a day. */
  static final Set<String> TIMES = Set.of("hour", "second_of_day");

  private DateParts() {}

  /** A date, or a date and the time of its day. */
  static LocalDateTime parse(String text) {
    LocalDateTime date =
        text.length() > 10
            ? LocalDateTime.parse(text.replace(' ', 'T'))
            : LocalDate.parse(text).atStartOfDay();
    if (Math.abs(date.toLocalDate().toEpochDay()) > MOST_DAYS) {
      throw new DateTimeException("too far away");
    }
    return date;
  }

  /** A day as it is written. */
  static String shown(float days) {
    return Math.abs(days) <= MOST_DAYS
        ? LocalDate.ofEpochDay((long) days).toString()
        : RawField.number(days);
  }

  /** A {@code date} counts days; weekdays begin with 0 for Monday, as in pandas. */
  static float of(String type, LocalDateTime date) {
    return switch (type) {
      case "year" -> date.getYear();
      case "month" -> date.getMonthValue();
      case "day" -> date.getDayOfMonth();
      case "weekday" -> date.getDayOfWeek().getValue() - 1;
      case "day_of_year" -> date.getDayOfYear();
      case "hour" -> date.getHour();
      case "second_of_day" -> date.toLocalTime().toSecondOfDay();
      default -> date.toLocalDate().toEpochDay();
    };
  }
}
