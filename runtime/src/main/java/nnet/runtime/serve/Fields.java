package nnet.runtime.serve;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import nnet.runtime.message.UserError;

/** The values of a row by name. */
final class Fields {
  private Fields() {}

  static Map<String, ?> of(Object row) {
    return switch (row) {
      case Map<?, ?> map -> ofMap(map);
      case Record values -> ofRecord(values);
      default ->
          throw new UserError(
              "a row is a record or a map, not a " + row.getClass().getSimpleName());
    };
  }

  private static Map<String, ?> ofMap(Map<?, ?> map) {
    Map<String, Object> values = new HashMap<>();
    map.forEach((name, value) -> values.put(String.valueOf(name), value));
    return values;
  }

  private static Map<String, ?> ofRecord(Record row) {
    Map<String, Object> values = new HashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        values.put(component.getName(), component.getAccessor().invoke(row));
      } catch (InvocationTargetException | IllegalAccessException | RuntimeException e) {
        throw new UserError(
            "cannot read `%s` of %s: %s"
                .formatted(component.getName(), row.getClass().getName(), e.getMessage()));
      }
    }
    return values;
  }
}
