package org.chaland.examples.webshop.browser;

import java.util.List;
import java.util.stream.Stream;

/** Which language a person prefers, and how wide their screen is. */
record Setting(Language language, Device device) {

    static final Setting ENGLISH_DESKTOP = new Setting(Language.EN, Device.DESKTOP);
    static final Setting FRENCH_PHONE = new Setting(Language.FR, Device.PHONE);

    /** Both languages on both devices. */
    static final List<Setting> ALL = Stream.of(Language.values())
            .flatMap(language -> Stream.of(Device.values()).map(device -> new Setting(language, device)))
            .toList();

    /** Whether each test is run in all settings, as in the profile deep. */
    static final boolean EXHAUSTIVE = Boolean.getBoolean("chaland.browser.exhaustive");

    /** Each language and each device once, or all pairs of them. */
    static Stream<Setting> each() {
        return EXHAUSTIVE ? ALL.stream() : Stream.of(ENGLISH_DESKTOP, FRENCH_PHONE);
    }

    /** One for each even number, by turns, or all of them. */
    static Stream<Setting> of(int number) {
        return EXHAUSTIVE ? ALL.stream() : Stream.of(ALL.get(number / 2 % ALL.size()));
    }

    /** As in the name of a screenshot. */
    @Override
    public String toString() {
        return language.tag + "-" + device.width;
    }

    /** What the pages speak. */
    enum Language {
        FR("fr", "fr-FR"),
        EN("en", "en-GB");

        final String tag;
        final String locale;

        Language(String tag, String locale) {
            this.tag = tag;
            this.locale = locale;
        }
    }

    /** What the pages are read on. */
    enum Device {
        DESKTOP(1280, 800),
        PHONE(375, 812);

        final int width;
        final int height;

        Device(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }
}
