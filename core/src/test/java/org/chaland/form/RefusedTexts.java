package org.chaland.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that are refused, by the code of the violation: in whatever field, or in fields of a certain form. */
final class RefusedTexts {

    private static final Map<String, List<String>> NAMES = Map.of(
            "name", List.of("12", "-", "&"),
            "nameCharacter",
                    List.of(
                            "Marie 😀",
                            "Marie™",
                            "x@y",
                            "5️⃣a",
                            "_a",
                            "=1+a",
                            "a:b",
                            "a;b",
                            "{a}",
                            "a\\b",
                            "a|b",
                            "a*",
                            "100 % a"),
            "nameLink", List.of("www.example.org", "see www.example.org", "example.org/a"));

    static final Map<String, List<String>> HOSTILE = hostile();

    /** By the field's kind, then by the code of the violation. */
    static final Map<String, Map<String, List<String>>> WRONG_FORM = Map.of(
            "postalCode", Map.of("postalCode", List.of("7500", "ABC", "750056")),
            "companyId",
                    Map.of(
                            "companyId",
                            List.of("12", "none"),
                            "companyIdCheck",
                            List.of("303265046", "35600000000049")),
            "electronicAddress",
                    Map.of(
                            "electronicAddress", List.of("none", "0225:1"),
                            "electronicAddressCheck", List.of("0225:303265046", "303265046"),
                            "electronicAddressWithdrawn", List.of("0037:003721291126")),
            "givenName", NAMES,
            "familyName", NAMES,
            "email",
                    Map.of(
                            "emailAt", List.of("a", "example.org"),
                            "emailTwo", List.of("a@@b.org", "a@b.org,c@d.org"),
                            "emailSpace", List.of("a b@example.org", "a@b.org c"),
                            "emailDots", List.of("a@b.org.", "a..b@example.org", ".a@example.org", "a.@example.org"),
                            "emailCharacter", List.of("é@example.org", "\"a\"@example.org"),
                            "emailDomain", List.of("a@b", "a@-b.org", "a@b_c.org", "a@127.1"),
                            "email", List.of("a".repeat(65) + "@example.org")),
            "country", Map.of("country", List.of("ZZ", "F", "F1", "ß", "ıN", "ﬁ", "--", "Atlantis")),
            "phone",
                    Map.of(
                            "phone", List.of("12", "call me", "١٢"),
                            "phoneCharacter", List.of("++33 1 99", "12+345", "1 99 €", "123@456", "12345+"),
                            "phoneRounded", List.of("3,36123E+10", "6.12E8")),
            "language",
                    Map.of("language", List.of("f", "x-mine", "i-klingon", "fr-", "é", "123", "fr--FR", "Klingonish")),
            "vatId",
                    Map.of(
                            "vatId",
                                    List.of(
                                            "FR1234567890",
                                            "none",
                                            "DE12345678",
                                            "AT12345678",
                                            "12",
                                            "CHÉ1234",
                                            "....",
                                            "NL123456789A01"),
                            "vatIdCheck", List.of("FR40303265044", "GR123456789", "DE136695975")));

    private RefusedTexts() {}

    private static Map<String, List<String>> hostile() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("control", List.of("\0", "\u001B", "\u007F"));
        table.put("lineBreak", List.of("\n", "\r\n", "\u0085", "\u2028", "\u2029"));
        table.put("tab", List.of("\t"));
        table.put("bidi", List.of("\u202E"));
        table.put("undecodable", List.of("\uD800", "\uDC00", "\uFFFE", "\uFDD0", "\uD83F\uDFFF", "\uFFFD"));
        table.put("privateUse", List.of("\uE000", "\uDB80\uDC00", "\uDBFF\uDFFD"));
        table.put("markup", List.of("<", ">", "<script>"));
        table.put("marks", List.of("\u0301".repeat(12), "\u0323\u0489".repeat(6)));
        table.put("invisible", List.of("\uFFF9", "\u2800", "\uD834\uDD59"));
        return table;
    }
}
