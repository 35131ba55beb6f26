package org.chaland.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A copy of everything that is stored about a person, in a "structured, commonly used and machine-readable" form (GDPR article 20(1)).
 * Immutable. Its text form shows nothing of it.
 *
 * @param tree texts, booleans, and lists and maps of them, in a fixed order; every JSON library can write it, and {@link #schema()}
 *     describes the result. Times are in ISO 8601, UTC. Unknown values are left out. Unmodifiable
 */
public record PersonalData(Map<String, Object> tree) {

    private static final String SCHEMA = "personal-data.schema.json";

    /** Returns a JSON Schema (draft 2020-12) of {@link #tree()}, for the person who receives the copy. */
    public static String schema() {
        try (var schema = Objects.requireNonNull(PersonalData.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + SCHEMA + " cannot be read: is the jar complete?", e);
        }
    }

    @Override
    public String toString() {
        return "PersonalData[]";
    }
}
