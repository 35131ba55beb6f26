package org.chaland.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that are refused, by the code of the violation: in whatever field, or in fields of a certain form. */
final class RefusedTexts {

    static final Map<String, List<String>> HOSTILE = hostile();

    static final Map<String, List<String>> WRONG_FORM = Map.of(
            "name", List.of("12", "Marie 😀", "Marie™", "x@y", "Marie, Curie", "a/b", "5️⃣a", "_a", "=1+a"),
            "email",
                    List.of(
                            "a",
                            "a@b",
                            "a@@b.org",
                            "é@example.org",
                            "\"a\"@example.org",
                            "a b@example.org",
                            "a@b.org."),
            "country", List.of("ZZ", "UK", "XK", "F", "F1", "ß", "ıN", "ﬁ", "--"),
            "phone", List.of("12", "++33 1 99", "call me", "١٢٣٤٥", "12+34", "1 99 €"),
            "language", List.of("f", "fr_FR", "x-mine", "i-klingon", "fr-", "é", "123", "français", "fr--FR"),
            "vatId",
                    List.of(
                            "FR1234567890",
                            "GR123456789",
                            "DE12345678",
                            "AT12345678",
                            "12",
                            "CHÉ1234",
                            "....",
                            "NL123456789A01"));

    static final Map<String, String> CODE_BY_KIND = Map.of(
            "givenName", "name",
            "familyName", "name",
            "email", "email",
            "country", "country",
            "phone", "phone",
            "language", "language",
            "vatId", "vatId");

    private RefusedTexts() {}

    private static Map<String, List<String>> hostile() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("control", List.of("\0", "\t", "\n", "\r\n", "\u001B", "\u007F", "\u0085", "\u2028", "\u2029"));
        table.put("bidi", List.of("\u202A", "\u202E", "\u2066", "\u2069", "\u200E", "\u200F", "\u061C"));
        table.put("undecodable", List.of("\uD800", "\uDC00", "\uFFFE", "\uFDD0", "\uD83F\uDFFF", "\uFFFD"));
        table.put("privateUse", List.of("\uE000", "\uDB80\uDC00", "\uDBFF\uDFFD"));
        table.put("markup", List.of("<", ">", "<script>"));
        table.put("marks", List.of("\u0301".repeat(12), "\u0323\u0489".repeat(6)));
        table.put(
                "invisible",
                List.of(
                        "\u200B",
                        "\uFEFF",
                        "\u00AD",
                        "\u2060",
                        "\u206A",
                        "\u2065",
                        "\uFFF9",
                        "\u2800",
                        "\u3164",
                        "\u115F",
                        "\u1160",
                        "\uFFA0",
                        "\uDB40\uDC41",
                        "\uDB40\uDC01",
                        "\uD834\uDD59",
                        "\u200D\u200D",
                        "\u200C-"));
        return table;
    }
}
