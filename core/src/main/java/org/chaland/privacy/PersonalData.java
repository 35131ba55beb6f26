package org.chaland.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A copy of all that is kept about a person, in a form that is "structured, commonly used and machine-readable" (Regulation (EU)
 * 2016/679, article 20(1)). Immutable; its text form shows nothing of it (I10).
 *
 * @param tree texts, booleans, and lists and maps of them, always in the same order; any JSON library writes it as it stands, as
 *     {@link #schema()} describes it. Times are those of ISO 8601, in UTC; what is not known is left out. Unmodifiable
 */
public record PersonalData(Map<String, Object> tree) {

    private static final String SCHEMA = "personal-data.schema.json";

    /** A JSON Schema (draft 2020-12) of what {@link #tree()} becomes, for whoever receives it. */
    public static String schema() {
        try (var schema = Objects.requireNonNull(PersonalData.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return "PersonalData[]";
    }
}
