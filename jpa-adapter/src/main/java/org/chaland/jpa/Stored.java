package org.chaland.jpa;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * The form of values in columns. Instants are whole microseconds since 1970, which all providers and databases read alike,
 * whatever the time zone; ids are their bare values; enums are their names; an empty {@link Optional} is null.
 */
final class Stored {

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private Stored() {}

    /** Returns the value as it is bound to a statement or a query. */
    static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? value(optional.get()) : null;
        }
        if (value instanceof Instant instant) {
            return micros(instant);
        }
        if (value instanceof ShopId shop) {
            return shop.value();
        }
        if (value instanceof CustomerId customer) {
            return customer.value();
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Stored::value).toList();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /** Returns the microseconds since 1970, rounded down, also before 1970. */
    static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static Optional<Instant> instant(@Nullable Long micros) {
        return Optional.ofNullable(micros).map((Long known) -> instant(known.longValue()));
    }
}
