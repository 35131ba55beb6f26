package org.chaland.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes the table of addresses from two files of libaddressinput; see core/README.md on how it is renewed. What it does not copy: names,
 * widths, languages, parts of street addresses, and patterns of postal codes that are old or of countries that do not demand a code.
 */
public final class AddressTable {

    private static final Pattern REGION = Pattern.compile("map\\.put\\(\"(\\w\\w)\", \"(.*)\"\\);");
    private static final Pattern VALUE = Pattern.compile("\"(\\w+)\":\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern STREET_PARTS = Pattern.compile("%[TFL]%n");
    private static final Map<String, String> TYPES = Map.of(
            "state_name_type", "S", "locality_name_type", "C", "sublocality_name_type", "D", "zip_name_type", "Z");

    /** Where a code exists and its pattern is known, though no address needs one. */
    private static final Set<String> ALSO_WITH_PATTERN =
            Set.of("HR", "SI", "BG", "CY", "MC", "TH", "PH", "ID", "IL", "RS", "BA");

    /** Younger than the file with the patterns. */
    private static final Map<String, String> YOUNGER =
            Map.of("KR", "\\d{5}", "TW", "\\d{3}(\\d{2,3})?", "IE", "[A-Z]\\d[\\dW][A-Z\\d]{4}", "VN", "\\d{5,6}");

    private static final Map<String, String> YOUNGER_EXAMPLES =
            Map.of("KR", "03051", "IE", "A65 F4E2", "VN", "11022", "TW", "100210", "PF", "98709");

    private AddressTable() {}

    /** Arguments: RegionDataConstants.java, countryinfo.txt, the table to write. */
    public static void main(String[] files) throws IOException {
        Files.write(Path.of(files[2]), lines(Files.readString(Path.of(files[0])), Files.readString(Path.of(files[1]))));
    }

    static List<String> lines(String regions, String countryInfo) {
        var patterns = new TreeMap<String, Map<String, String>>();
        countryInfo
                .lines()
                .filter(line -> line.matches("data/\\w\\w=.*"))
                .forEach(line -> patterns.put(line.substring(5, 7), values(line.substring(8))));
        var lines = new ArrayList<String>(
                List.of(
                        "# Addresses by region: data of https://github.com/google/libaddressinput, CC BY 4.0, shortened and corrected by AddressTable.",
                        "# region | format | format in Latin letters | required parts | kinds of parts | prefix | pattern without separators | example"));
        REGION.matcher(regions).results().forEach(found -> {
            var region = values(found.group(2).replace("\\\"", "\"").replace("\\\\", "\\"));
            lines.add(line(found.group(1), region, patterns.getOrDefault(found.group(1), Map.of())));
        });
        return lines;
    }

    private static String line(String code, Map<String, String> region, Map<String, String> info) {
        var format = STREET_PARTS
                .matcher(region.getOrDefault("fmt", "%N%n%O%n%A%n%C"))
                .replaceAll("");
        var latin = STREET_PARTS.matcher(region.getOrDefault("lfmt", "")).replaceAll("");
        var required = region.getOrDefault("require", "AC");
        var kinds = TYPES.entrySet().stream()
                .filter(type -> region.containsKey(type.getKey()))
                .map(type -> type.getValue() + "=" + region.get(type.getKey()))
                .sorted()
                .toList();
        var checked = format.contains("%Z")
                && (required.contains("Z") || ALSO_WITH_PATTERN.contains(code) || YOUNGER.containsKey(code));
        return String.join(
                "|",
                code,
                format,
                latin.equals(format) ? "" : latin,
                required,
                String.join(" ", kinds),
                region.getOrDefault("postprefix", "").replaceAll("[ -]", ""),
                checked
                        ? YOUNGER.getOrDefault(
                                        code,
                                        withoutSeparators(
                                                info.getOrDefault("zip", "").replaceFirst("^LV-", "")))
                                .replace("|", "¦")
                        : "",
                checked
                        ? YOUNGER_EXAMPLES.getOrDefault(
                                code,
                                info.getOrDefault("zipex", "").split(",")[0].replaceFirst("^LV-", ""))
                        : "");
    }

    private static Map<String, String> values(String json) {
        var values = new TreeMap<String, String>();
        VALUE.matcher(json)
                .results()
                .forEach(found ->
                        values.putIfAbsent(found.group(1), found.group(2).replace("\\\\", "\\")));
        return values;
    }

    /** Spaces and dashes between the characters of a code; those within brackets that have other characters are ranges. */
    static String withoutSeparators(String pattern) {
        return pattern.replaceAll("\\[(?: |\\\\?-)+\\]\\??", "").replaceAll("(?<!\\[[^\\]]{0,30})(?: |\\\\?-)\\??", "");
    }
}
