package io.ailog.service;

import io.ailog.window.FirstKeys;
import java.util.HashMap;
import java.util.Map;

/** The errors of one service by type. */
final class TypeTally implements FirstKeys.Part<TypeTally> {
    private static final class Sum implements FirstKeys.Part<Sum> {
        private long errors;

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void merge(final Sum other) {
            errors += other.errors;
        }
    }

    private final Service service;
    private final FirstKeys<String, Sum> types;
    private long errors;

    TypeTally(final Service service, final int limit) {
        this.service = service;
        types = new FirstKeys<>(limit, type -> new Sum(), new Sum());
    }

    Service service() {
        return service;
    }

    void add(final String type) {
        errors++;
        types.at(type).errors++;
    }

    @Override
    public void merge(final TypeTally other) {
        errors += other.errors;
        types.merge(other.types);
    }

    @Override
    public int weight() {
        return 1;
    }

    boolean isUsed() {
        return errors > 0;
    }

    ServiceErrors errors() {
        final Map<String, Long> byType = new HashMap<>();
        types.parts().forEach((type, sum) -> byType.put(type, sum.errors));
        if (types.rest().errors > 0) {
            byType.merge(ServiceTally.OTHER, types.rest().errors, Long::sum);
        }
        return new ServiceErrors(service, errors, byType);
    }
}
