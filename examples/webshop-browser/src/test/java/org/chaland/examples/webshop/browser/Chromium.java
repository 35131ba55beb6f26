package org.chaland.examples.webshop.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The installed Chromium, or one of its kin. Nothing is downloaded: it is found, or the tests are skipped. */
final class Chromium implements AutoCloseable {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    static final String HOW_TO_GET_ONE =
            "There is no Chromium. Install one (apt-get install chromium, brew install --cask"
                    + " chromium), or name the executable of one in CHALAND_CHROMIUM.";

    private final Playwright driver;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
        driver = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = driver.chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        // In a container Chromium has neither the rights for its sandbox nor a large /dev/shm.
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    static Chromium launch() {
        return new Chromium(find().orElseThrow(() -> new IllegalStateException(HOW_TO_GET_ONE)));
    }

    /** The executable: the one named, or else one in a usual place. */
    static Optional<Path> find() {
        var named = Stream.of(System.getProperty("CHALAND_CHROMIUM"), System.getenv("CHALAND_CHROMIUM"))
                .filter(Objects::nonNull)
                .toList();
        return (named.isEmpty() ? USUAL_PLACES : named)
                .stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        driver.close();
    }
}
