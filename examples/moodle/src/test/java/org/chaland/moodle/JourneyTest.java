package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.moodle.People.ZOE;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chaland.Chaland;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.journey.SeededRandom;
import org.chaland.memory.InMemoryMessages;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Message;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is bought leads to one account, one link and the support course, whatever happens on the way. */
class JourneyTest {

    private static final ShopId SHOP = new ShopId("shop-1");
    private static final Pattern LINK = Pattern.compile("/claims/([A-Za-z0-9_-]{64})");

    private final MoodleDouble moodle = new MoodleDouble();
    private final SettableClock clock = new SettableClock();
    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryMessages mail = new InMemoryMessages();
    private final Leaks leaks = new Leaks();

    @AfterEach
    void close() {
        leaks.assertNoneLogged();
        leaks.close();
        moodle.close();
    }

    @Test
    void aPaidOrderMakesAnAccountInvitesItsOwnerAndOpensTheSupportCourse() {
        var shop = shop(moodle.provider());
        buy(shop);

        shop.upkeep().run(100);

        assertServed();
        assertThat(moodle.users.mailed).hasSize(1);
        var row = onlyAccount();
        assertThat(row.get("username")).startsWith("c-").endsWith(row.get("idnumber"));
        assertThat(row.get("lang")).isEqualTo("fr");
        assertThat(row.get("maildisplay")).isEqualTo("0");
    }

    @Test
    void aMoodleThatIsDownDelaysTheAccountAndNotTheOrder() {
        var shop = shop(moodle.provider());
        moodle.site.maintenance = true;
        buy(shop);
        shop.upkeep().run(100);
        assertThat(moodle.users.count()).isZero();

        moodle.site.maintenance = false;
        runOn(shop);

        assertServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {Users.BY_FIELD, Users.SEARCH, Accounts.CREATE, Invitations.RESET, Courses.ENROL})
    void aLostReplyLeadsToTheSameEnd(String function) {
        var shop = shop(moodle.provider());
        moodle.next(function, Fault.lostReply());
        moodle.next(function, Fault.refused());
        buy(shop);

        runOn(shop);

        assertServed();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aKillBetweenTwoStepsLeadsToTheSameEnd(int call) {
        var killed = new KilledProvider(moodle.provider(), call);
        var shop = shop(killed);
        buy(shop);

        runOn(shop);

        assertThat(killed.wasKilled()).isTrue();
        assertServed();
    }

    @Test
    void anAddressThatSomebodyHasThereStopsAndIsMailedAbout() {
        moodle.user(ZOE);
        var shop = shop(moodle.provider());
        buy(shop);

        runOn(shop);

        assertThat(moodle.users.count()).isEqualTo(1);
        assertThat(moodle.users.mailed).isEmpty();
        assertThat(mail.sent()).extracting(Message::topic).contains("email-taken");
    }

    @Test
    void tenGuestOrdersOfOnePersonEndAsOneRecordAndOneAccount() {
        var shop = shop(moodle.provider());
        for (var number = 0; number < 10; number++) {
            buy(shop, "order-" + number);
            shop.upkeep().run(100);
            newestLink().ifPresent(link -> confirm(shop, link));
            clock.advance(Duration.ofHours(1));
        }

        var account = new Account(moodle.site.url, Long.toString(onlyAccount().id));
        var owner = storage.customers().findByAccount(SHOP, account).orElseThrow();
        assertThat(storage.purchases().counts(SHOP, owner.id()).total()).isEqualTo(10);
        assertThat(storage.tasks().ofCustomer(SHOP, owner.id(), 1_000))
                .noneMatch(task -> task.state() == Task.State.STOPPED);
        assertThat(moodle.isIn(SHOP, account)).isTrue();
    }

    @Test
    void somebodyWhomTheSiteKnewBeforeGetsTheirOwnAccount() {
        var known = moodle.user(ZOE);
        var shop = shop(moodle.provider());
        buy(shop, "order-1");
        shop.upkeep().run(100);

        confirm(shop, newestLink().orElseThrow());

        assertThat(moodle.users.count()).isEqualTo(1);
        assertThat(storage.customers().findByAccount(SHOP, known)).isPresent();
        assertThat(moodle.isIn(SHOP, known)).isTrue();
        assertThat(moodle.users.mailed).isEmpty();
    }

    private Optional<String> newestLink() {
        return mail.sent().stream()
                .flatMap(message -> LINK.matcher(message.text()).results())
                .map(found -> found.group(1))
                .reduce((first, last) -> last);
    }

    private static void confirm(Chaland shop, String link) {
        var order = shop.claims().confirm(SHOP, link).orElseThrow();
        shop.upkeep().runFor(SHOP, order.customer());
    }

    private Chaland shop(IdentityProvider provider) {
        return Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(
                        SHOP,
                        ShopRules.builder()
                                .learningIssuer(provider.issuer())
                                .defaultCountry("FR")
                                .claimPage(URI.create("https://shop.example.org/claims/"))
                                .build()))
                .identityProvider(provider)
                .messageSender(mail)
                .clock(clock)
                .random(new SeededRandom(1))
                .build();
    }

    private static void buy(Chaland shop) {
        buy(shop, "order-1");
    }

    private static void buy(Chaland shop, String reference) {
        var visit = Visit.of(SHOP, Visitor.anonymous()).withLocale(Locale.FRENCH);
        var base = shop.checkout().open(visit).base();
        var saved = (SubmitOutcome.Saved) shop.checkout().submit(visit, new Submission(Details.of(ZOE), base));
        shop.checkout().placed(visit.withHandle(saved.handle()), reference, List.of(), saved.version());
        assertThat(shop.checkout().completed(new PurchaseRef(SHOP, reference)).result())
                .isEqualTo(PurchaseOutcome.Result.CHANGED);
    }

    private void runOn(Chaland shop) {
        for (var hour = 0; hour < 8; hour++) {
            shop.upkeep().run(100);
            clock.advance(Duration.ofHours(1));
        }
    }

    private void assertServed() {
        var account = new Account(moodle.site.url, Long.toString(onlyAccount().id));
        assertThat(storage.customers().findByAccount(SHOP, account)).isPresent();
        assertThat(moodle.isIn(SHOP, account)).isTrue();
        assertThat(moodle.users.mailed).isNotEmpty();
    }

    private DoubleUser onlyAccount() {
        assertThat(moodle.users.count()).isEqualTo(1);
        return moodle.users.alive().reduce((first, last) -> last).orElseThrow();
    }
}
