package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Canaries.CANARIES;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * I10: a canary in every field, our loggers at TRACE, all others at DEBUG, and no canary in a log line. What a persistence
 * provider logs at TRACE, values bound to statements, is for the host to set.
 */
class PersonalDataInLogsTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.chaland");
    private final Level usual = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(usual);
        ours.setLevel(null);
    }

    @Test
    void theWholeJourneyIsLoggedWithoutPersonalData() {
        var world = new World();
        var customer = world.guestBuys(CANARIES, "order-1");
        world.upkeep();
        var account = world.customer(customer).links().get(0).account();
        world.submitAs(account, CANARIES);
        world.signedIn(Optional.empty(), account, CANARIES);
        world.cancel("order-1");
        world.upkeep();

        assertThat(lines()).hasSizeGreaterThan(5).noneMatch(Canaries::tellsSomething);
    }

    @Test
    void aClaimIsLoggedWithoutAddressAndCode() {
        var world = new World();
        var user = new Visitor.SignedIn(world.user(People.profile("Claimant", "claimant@example.org")));
        var email = CANARIES.contact().email().orElseThrow();
        world.user(People.profile("Guest", email));
        world.guestBuys(CANARIES, "order-1");
        world.chaland
                .claims()
                .request(Visit.of(World.SHOP, user).withLocale(Locale.FRENCH), "qxemail@qxdomain.example");
        world.upkeep();
        var code = ClaimJourney.codeOf(world);

        world.chaland.claims().answer(Visit.of(World.SHOP, user), code);

        assertThat(world.customerOf(user.account())).isPresent();
        assertThat(lines()).anyMatch(line -> line.contains("MAIL_CODE"));
        assertThat(lines())
                .noneMatch(Canaries::tellsSomething)
                .noneMatch(line -> line.contains(code) || line.contains(code.replace("-", "")));
    }

    @Test
    void whateverForeignCodeThrowsIsLoggedWithoutItsMessage() {
        var lms = new MeddledProvider(World.LMS);
        var world = new World(StorageUnderTest.fresh(), List.of(lms));
        lms.before("create", () -> {
            throw new IllegalStateException("E-mail address already exists: "
                    + CANARIES.contact().email().orElseThrow());
        });
        world.guestBuys(CANARIES, "order-1");
        world.upkeep();

        assertThat(lines()).anyMatch(line -> line.contains("IllegalStateException"));
        assertThat(lines()).noneMatch(Canaries::tellsSomething);
    }

    @Test // I11
    void aPasswordIsLoggedNeitherWhenItIsRightNorWhenItIsWrongNorWhenTheProviderFails() {
        var lms = new MeddledProvider(World.LMS);
        var world = new World(StorageUnderTest.fresh(), List.of(lms));
        world.shops.put(World.SHOP, Passwords.rules().build());
        var account = lms.users.addUser(CANARIES.contact());
        lms.users.givePassword(account, "qxname", Passwords.PASSWORD.toCharArray());
        var passwords = new Passwords(world.chaland);
        lms.before("signIn", () -> {
            throw new IllegalStateException("No such password: " + Passwords.PASSWORD);
        });

        passwords.signIn("qxname", Passwords.PASSWORD);
        passwords.signIn("qxname", "qxwrong");
        passwords.signIn("qxname", Passwords.PASSWORD);

        assertThat(lines()).anyMatch(line -> line.contains("IllegalStateException"));
        assertThat(lines()).noneMatch(Canaries::tellsSomething);
    }

    @Test
    void theListenerHearsACanaryThatIsLogged() {
        LoggerFactory.getLogger("org.chaland.twin")
                .trace("somebody wrote {}", CANARIES.contact().email().orElseThrow());

        assertThat(lines()).anyMatch(Canaries::tellsSomething);
    }

    private List<String> lines() {
        return log.list.stream().flatMap(PersonalDataInLogsTest::texts).toList();
    }

    private static Stream<String> texts(ILoggingEvent event) {
        return Stream.of(event.getFormattedMessage(), ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
