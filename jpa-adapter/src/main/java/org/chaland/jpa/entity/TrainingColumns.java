package org.chaland.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_training}. Not safe for use by several threads. */
@Embeddable
public class TrainingColumns {

    @Column(name = "code", length = 100)
    private String code;

    @Column(name = "end_at")
    private @Nullable Long endAt;

    /** For the persistence provider. */
    protected TrainingColumns() {}

    public String code() {
        return code;
    }

    public Optional<Long> endAt() {
        return Optional.ofNullable(endAt);
    }
}
