package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.Handle;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.ProfileSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * I10: a canary in every field, our loggers at TRACE, all others at DEBUG, and no canary in a log line, a text form or an
 * address. What a persistence provider logs at TRACE, values bound to statements, is for the host to set.
 */
class PersonalDataStaysInsideTest {

    private static final Visitor ANONYMOUS = Visitor.anonymous();

    private static final Details CANARIES = Details.of(Map.ofEntries(
            Map.entry(Field.GIVEN_NAME, "Qxgiven"),
            Map.entry(Field.FAMILY_NAME, "Qxfamily"),
            Map.entry(Field.ORGANISATION, "Qxorganisation"),
            Map.entry(Field.ADDRESS_LINE_1, "Qxline-one"),
            Map.entry(Field.ADDRESS_LINE_2, "Qxline-two"),
            Map.entry(Field.POSTAL_CODE, "Qx-postal"),
            Map.entry(Field.CITY, "Qxcity"),
            Map.entry(Field.COUNTRY, "FR"),
            Map.entry(Field.EMAIL, "qxemail@qxdomain.example"),
            Map.entry(Field.PHONE, "+33 98 7654 3210"),
            Map.entry(Field.LANGUAGE, "fr"),
            Map.entry(Field.BILLING_ORGANISATION, "Qxbilling"),
            Map.entry(Field.BILLING_DEPARTMENT, "Qxdepartment"),
            Map.entry(Field.BILLING_GIVEN_NAME, "Qxbgiven"),
            Map.entry(Field.BILLING_FAMILY_NAME, "Qxbfamily"),
            Map.entry(Field.BILLING_ADDRESS_LINE_1, "Qxbline-one"),
            Map.entry(Field.BILLING_ADDRESS_LINE_2, "Qxbline-two"),
            Map.entry(Field.BILLING_POSTAL_CODE, "Qxb-postal"),
            Map.entry(Field.BILLING_CITY, "Qxbcity"),
            Map.entry(Field.BILLING_COUNTRY, "FR"),
            Map.entry(Field.BILLING_EMAIL, "qxbemail@qxdomain.example"),
            Map.entry(Field.BILLING_VAT_ID, "FR 98765432109")));

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

        assertThat(lines()).hasSizeGreaterThan(5).noneMatch(PersonalDataStaysInsideTest::tellsSomething);
    }

    @Test
    void whateverForeignCodeThrowsIsLoggedWithoutItsMessage() {
        var world = new World(StorageUnderTest.fresh(), List.of(new Babbler()));
        world.guestBuys(CANARIES, "order-1");
        world.upkeep();

        assertThat(lines()).anyMatch(line -> line.contains("IllegalStateException"));
        assertThat(lines()).noneMatch(PersonalDataStaysInsideTest::tellsSomething);
    }

    @Test
    void theListenerHearsACanaryThatIsLogged() {
        LoggerFactory.getLogger("org.chaland.twin")
                .trace("somebody wrote {}", CANARIES.contact().email().orElseThrow());

        assertThat(lines()).anyMatch(PersonalDataStaysInsideTest::tellsSomething);
    }

    @Test
    void noTextFormShowsAPersonalValue() {
        var world = new World();
        var handle = world.guest(CANARIES);
        var customer = world.customer(world.place(ANONYMOUS, handle, "order-1"));
        world.complete("order-1");
        world.upkeep();
        var step = world.open(ANONYMOUS, Optional.empty());
        var wrong = world.submit(ANONYMOUS, Optional.empty(), People.with(CANARIES, Field.COUNTRY, "XX"), step.base());
        var signedIn = world.signedIn(Optional.empty(), world.lms.accounts().get(0), CANARIES);

        var shown = Stream.of(
                CANARIES,
                CANARIES.contact(),
                CANARIES.contact().toBuilder(),
                CANARIES.billing(),
                CanonicalEmail.of(CANARIES.contact().email().orElseThrow()),
                handle,
                customer,
                customer.toBuilder(),
                world.customer(customer.id()).links(),
                new Account("issuer", "qxemail@qxdomain.example"),
                Visitor.signedIn(new Account("issuer", "qxemail@qxdomain.example")),
                world.purchase("order-1"),
                world.tasks(customer.id()),
                world.mail.sent(),
                world.events,
                wrong,
                ((SubmitOutcome.Rejected) wrong).step().violations(),
                signedIn,
                signedIn.step(),
                signedIn.step().fields(),
                Submission.builder(World.SHOP, ANONYMOUS, CANARIES).build(),
                world.chaland.support().open(World.SHOP, Visitor.signedIn(signedIn.account())),
                world.storage
                        .checkouts()
                        .findByHandle(World.SHOP, org.chaland.internal.Digests.sha256Hex(handle.value())),
                world.lms,
                world.mail,
                world.storage);

        assertThat(shown.map(String::valueOf)).noneMatch(PersonalDataStaysInsideTest::tellsSomething);
    }

    @Test
    void theHandleIsInNoTextFormAndInNothingStored() {
        var world = new World();
        Handle handle = world.guest(CANARIES);

        assertThat(handle.toString()).doesNotContain(handle.value());
        assertThat(world.storage.checkouts().findByHandle(World.SHOP, handle.value()))
                .isEmpty();
    }

    @Test
    void theAddressOfASignInCarriesNothing() {
        var world = new World();
        var begun = (BeginSignInOutcome.Redirect) world.chaland
                .checkout()
                .beginSignIn(World.SHOP, ANONYMOUS, Optional.empty(), World.LMS, CANARIES, World.RETURN);

        assertThat(begun.address().toString())
                .satisfies(address -> assertThat(tellsSomething(address)).isFalse());
    }

    private List<String> lines() {
        return log.list.stream().flatMap(PersonalDataStaysInsideTest::texts).toList();
    }

    private static Stream<String> texts(ILoggingEvent event) {
        var texts = new ArrayList<String>();
        texts.add(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            texts.add(String.valueOf(cause.getMessage()));
        }
        return texts.stream();
    }

    private static boolean tellsSomething(String text) {
        return text.toLowerCase(java.util.Locale.ROOT).contains("qx")
                || text.contains("7654 3210")
                || text.contains("98765432109");
    }

    /** A provider that puts all it knows into its exceptions. */
    private static final class Babbler implements AccountProvisioning, ProfileSource {

        private final InMemoryIdentityProvider quiet =
                InMemoryIdentityProvider.builder(World.LMS).build();

        @Override
        public String issuer() {
            return World.LMS;
        }

        @Override
        public Optional<Account> find(AccountKey key) {
            return quiet.find(key);
        }

        @Override
        public Account create(AccountKey key, Contact contact) {
            throw new IllegalStateException(
                    "E-mail address already exists: " + contact.email().orElse(""));
        }

        @Override
        public Optional<Contact> profile(Account account) {
            return quiet.profile(account);
        }
    }
}
