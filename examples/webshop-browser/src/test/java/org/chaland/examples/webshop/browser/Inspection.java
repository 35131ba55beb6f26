package org.chaland.examples.webshop.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at the page that a person sees, and tells what is not as it should be. */
final class Inspection {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int HEAVIEST_PAGE = 100_000;
    private static final int NARROWEST_PHONE = 320;

    private static final String RUN_AXE = """
            rules => axe.run({ runOnly: rules, resultTypes: ['violations'] }).then(
              results => results.violations.flatMap(violation => violation.nodes.map(
                node => violation.id + ': ' + node.html + ' ' + node.failureSummary)))
            """;

    private static final List<String> ALL_RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String WEIGHT = """
            () => performance.getEntries().map(entry => entry.encodedBodySize || 0).reduce((sum, size) => sum + size, 0)
            """;

    /** Of what makes the page scroll sideways, the innermost elements. */
    private static final String TOO_WIDE = """
            width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll('body *')]
              .filter(element => element.getBoundingClientRect().right > width && element.children.length == 0)
              .map(element => element.outerHTML)
            """;

    private final Person person;
    private final Page page;
    private final List<String> findings = new ArrayList<>();

    private Inspection(Person person) {
        this.person = person;
        page = person.page();
    }

    /** In light and in dark, and as narrow as phones are; empty if all is well. In the profile deep it takes screenshots on the way. */
    static List<String> of(Person person, String name) {
        var inspection = new Inspection(person);
        inspection.language();
        inspection.weight();
        inspection.show(name, ColorScheme.LIGHT);
        inspection.accessibility(ALL_RULES);
        inspection.show(name, ColorScheme.DARK);
        // Nothing but the colours is another.
        inspection.accessibility(List.of("color-contrast"));
        inspection.scrolling();
        return inspection.findings;
    }

    /** What is not accessible on the page as it is now. */
    static List<String> accessibility(Person person) {
        var inspection = new Inspection(person);
        inspection.accessibility(ALL_RULES);
        return inspection.findings;
    }

    private void language() {
        var told = page.locator("html").getAttribute("lang");
        check(told.equals(person.setting().language().tag), "html lang is " + told);
    }

    private void weight() {
        var bytes = ((Number) page.evaluate(WEIGHT)).intValue();
        check(bytes > 0 && bytes < HEAVIEST_PAGE, "The page weighs " + bytes + " bytes");
    }

    private void show(String name, ColorScheme scheme) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        if (!Setting.EXHAUSTIVE) {
            return;
        }
        var file = name + "-" + person.setting() + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(file)));
    }

    private void accessibility(List<String> rules) {
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        ((List<?>) page.evaluate(RUN_AXE, rules)).forEach(violation -> findings.add(String.valueOf(violation)));
    }

    private void scrolling() {
        var width = person.setting().device().width;
        scrollsNot(width);
        if (person.setting().device() == Setting.Device.PHONE) {
            page.setViewportSize(NARROWEST_PHONE, person.setting().device().height);
            scrollsNot(NARROWEST_PHONE);
            page.setViewportSize(width, person.setting().device().height);
        }
    }

    private void scrollsNot(int width) {
        var tooWide = (List<?>) page.evaluate(TOO_WIDE, width);
        check(tooWide.isEmpty(), "At " + width + " px these stick out: " + tooWide);
    }

    private void check(boolean holds, String finding) {
        if (!holds) {
            findings.add(finding);
        }
    }
}
