package org.chaland.jpa.guarantees;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of the page that names tests.
 *
 * @param text what it says first
 * @param tests which show it, each with the module in which it runs
 */
record Promise(String text, List<Test> tests) {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!---|Promise|Threat)([^|]+) \\|.*$");
    private static final Pattern TEST =
            Pattern.compile("`(spi|core|jpa-adapter|moodle|oidc|webshop) (\\w+Test(?:\\.\\w+)?)`");

    /** All rows of the tables of a page. */
    static Stream<Promise> of(String page) {
        return ROW.matcher(page).results().map(Promise::of);
    }

    private static Promise of(MatchResult row) {
        var tests = TEST.matcher(row.group())
                .results()
                .map(test -> new Test(test.group(1), test.group(2)))
                .toList();
        return new Promise(row.group(1).strip(), tests);
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * A test, or a class of them.
     *
     * @param module where it runs
     * @param name its class, and perhaps its method after a dot
     */
    record Test(String module, String name) {}
}
