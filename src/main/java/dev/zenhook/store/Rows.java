package dev.zenhook.store;

import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;

/** Many rows as one parameter: a JSON array, which the {@link Dialect} makes a table again. */
final class Rows {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A row of one handler's id. */
    record Name(String handler) {}

    private Rows() {}

    /** @param rows records whose components are named as the columns */
    static String of(Collection<?> rows) {
        return MAPPER.writeValueAsString(rows);
    }

    static String ofIds(Collection<Long> ids) {
        return of(ids.stream().map(DeliveryId::new).toList());
    }

    static String ofHandlers(Collection<String> handlers) {
        return of(handlers.stream().map(Name::new).toList());
    }
}
