package org.chaland.examples.webshop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;
import org.chaland.upkeep.UpkeepReport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The shop, running on a port of its own. Upkeep runs when a test says so. */
public final class RunningShop implements AutoCloseable {

    public static final String STAFF_PASSWORD = "for-tests-only";
    public static final String DEMO_PASSWORD = "for-tests-too";

    /** The shop's own way with passwords, with the fewest rounds that it takes. */
    private static final PasswordEncoder QUICK =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(4)));

    private final ConfigurableApplicationContext context;
    private final MovableClock clock;

    private RunningShop(ConfigurableApplicationContext context, MovableClock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** One for all tests that neither stop it nor move its clock: they keep apart by e-mail address. */
    public static RunningShop shared() {
        return Shared.SHOP;
    }

    public static RunningShop start(Path data) {
        return start(data, List.of());
    }

    /** With settings of its own, as on a command line. */
    public static RunningShop start(Path data, List<String> settings) {
        return start(data, settings, beans -> {});
    }

    /** With beans of its own too. */
    static RunningShop start(Path data, List<String> settings, Consumer<GenericApplicationContext> more) {
        var clock = new MovableClock();
        var application = new SpringApplication(WebshopApplication.class);
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(Clock.class, () -> clock);
            beans.registerBean(PasswordEncoder.class, () -> QUICK);
            more.accept(beans);
            if (!beans.containsBeanDefinition("afterCommitWorker")) {
                // What follows a payment is done before the page is answered, so that no test has to wait.
                beans.registerBean("afterCommitWorker", Executor.class, () -> Runnable::run);
            }
        });
        var usual = Stream.of(
                "--server.port=0",
                "--webshop.data=" + data,
                "--webshop.staff-password=" + STAFF_PASSWORD,
                "--webshop.demo-password=" + DEMO_PASSWORD,
                "--webshop.staff-attempts=100000",
                "--webshop.scheduled-upkeep=false",
                "--webshop.banner=false",
                "--logging.level.org.chaland=WARN");
        return new RunningShop(application.run(eachOnce(Stream.concat(usual, settings.stream()))), clock);
    }

    /** Of two values of one setting the later one, where Spring would take both. */
    static String[] eachOnce(Stream<String> settings) {
        return settings.collect(Collectors.toMap(
                        setting -> setting.split("=", 2)[0],
                        setting -> setting,
                        (usual, own) -> own,
                        LinkedHashMap::new))
                .values()
                .toArray(String[]::new);
    }

    public URI address() {
        return URI.create("http://localhost:" + server().getPort());
    }

    WebServer server() {
        return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer());
    }

    public Browser browser() {
        return new Browser(address());
    }

    public UpkeepReport upkeep() {
        return context.getBean(Chaland.class).upkeep().run(100);
    }

    public MovableClock clock() {
        return clock;
    }

    /** Somebody whom the LMS knows and the shop does not, with the demo password. */
    public void addPerson(String email) {
        bean(JdbcTemplate.class)
                .update(
                        "insert into lms_person (id, email, given_name, family_name, city, country, language, password_hash)"
                                + " select ?, ?, 'Noor', 'Newcomer', city, country, language, password_hash"
                                + " from lms_person where id = 'demo-1'",
                        email,
                        email);
    }

    /** The provider of that kind where people sign in. */
    public <P> P signInProvider(Class<P> kind) {
        return bean(SignInDoors.class).signIn().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The stored state, for what no page shows. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static Path temporaryDirectory() {
        try {
            var build = Files.createDirectories(Path.of("target").toAbsolutePath());
            return Files.createTempDirectory(build, "shop");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Started by the first test that asks; stopped with the JVM. */
    private static final class Shared {

        private static final RunningShop SHOP = start(
                temporaryDirectory(),
                List.of(),
                beans -> beans.registerBean(
                        "uncounted", RateLimiter.class, () -> uncounted(beans), bean -> bean.setPrimary(true)));

        /** All tests are one client, who begins more checkouts than an office does. */
        private static RateLimiter uncounted(GenericApplicationContext beans) {
            return (limit, key) -> limit.equals(Limit.CHECKOUT_BY_CLIENT)
                    || beans.getBean(BucketLimiter.class).tryAcquire(limit, key);
        }
    }
}
