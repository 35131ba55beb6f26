package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Moodle in place of the demo LMS, by settings alone. */
class MoodleSettingsTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    /** Where nobody answers. */
    private static final List<String> SETTINGS = List.of(
            "--webshop.provider=moodle",
            "--chaland.moodle.url=http://127.0.0.1:9/lms",
            "--chaland.moodle.token=" + TOKEN,
            "--chaland.moodle.support-course=SUPPORT",
            "--chaland.moodle.support-course.trainings=SUPPORT 2");

    @TempDir
    Path data;

    @Test
    void shopIsOpenAndTellsThatItsMoodleDoesNotAnswer() {
        var printed = new ByteArrayOutputStream();
        var console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (var shop = RunningShop.start(data, SETTINGS)) {
            Walk.newcomer(shop).buy("berta@example.org", "now");
        } finally {
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("no-answer: Nobody answers at chaland.moodle.url. Look at the address")
                .doesNotContain(TOKEN)
                .doesNotContain("berta@");
    }

    @Test
    void misspeltSettingIsToldByItsName() {
        assertThatThrownBy(() -> RunningShop.start(
                        data,
                        List.of(
                                SETTINGS.get(0),
                                SETTINGS.get(1),
                                SETTINGS.get(2),
                                "--chaland.moodle.suport-course=SUPPORT")))
                .hasStackTraceContaining("There is no property chaland.moodle.suport-course");
    }
}
