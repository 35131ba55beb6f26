package org.chaland.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.moodle.People.ZOE;
import static org.chaland.moodle.People.contact;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.journey.SeededRandom;
import org.chaland.memory.InMemoryMessages;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.moodle.Browser.Page;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the shop's button, or from a course, through Moodle's own pages and back to a form that is filled. */
class LtiSignInTest {

    private static final ShopId SHOP = new ShopId("shop-1");
    private static final URI RETURN = URI.create(DoubleTool.RETURN);
    private static final Details TYPED =
            Details.of(Contact.builder().phone("+33 4 72 00 00 00").build());

    private final MoodleDouble moodle = new MoodleDouble();
    private final SettableClock clock = new SettableClock();
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Leaks leaks = new Leaks();
    private final Chaland shop = shop(moodle.properties());
    private final Account zoe = moodle.user(ZOE);
    private final Guest guest = new Guest(shop, Browser.with(sessionOf(zoe)));

    LtiSignInTest() {
        moodle.tool.clock = clock;
    }

    @AfterEach
    void close() {
        leaks.assertNoneLogged();
        leaks.close();
        moodle.close();
    }

    @Test
    void theButtonLeadsThroughMoodlesOwnPageToAFormThatIsFilled() {
        moodle.signIns.givePassword(moodle.row(zoe).id, "Passw0rd");
        var signedOut = new Guest(shop, new Browser());

        var page = signedOut.press();
        assertThat(page.name()).isEqualTo("login");
        var begun = signedOut.browser.post(page, Map.of("username", ZOE.email().orElseThrow(), "password", "Passw0rd"));

        assertIsZoe(signedOut.goOn(begun));
    }

    @Test
    void whoIsSignedInAtMoodleHasNothingToClick() {
        assertIsZoe(guest.goOn(guest.press()));
    }

    @Test
    void whoComesFromACourseIsSignedInWithoutTheButton() {
        var page = guest.browser.open(URI.create(moodle.site.url + LtiSignIns.VIEW + DoubleTool.ACTIVITY_IN_COURSE));

        assertIsZoe(guest.goOn(page));
        assertThat(guest.checkout).isPresent();
    }

    @Test
    void whatWasTypedBeforeTheButtonIsStillThere() {
        var in = (SignedInOutcome.SignedIn) guest.goOn(guest.press());

        assertThat(in.step().field(Field.PHONE).orElseThrow().offers())
                .extracting(offer -> offer.value())
                .containsExactly(TYPED.get(Field.PHONE).orElseThrow());
    }

    @Test
    void theFormIsLockedToTheAddressOfTheAccount() {
        var in = (SignedInOutcome.SignedIn) guest.goOn(guest.press());

        assertThat(in.step().field(Field.EMAIL).orElseThrow().locked()).isTrue();
    }

    @Test
    void theTokenFillsTheFormWhereTheWebServiceDoesNotAnswer() {
        moodle.row(zoe).fields.put("lang", "fr");
        moodle.next(Users.SEARCH, Fault.refused());

        var in = (SignedInOutcome.SignedIn) guest.goOn(guest.press());

        assertThat(in.step().values().contact())
                .isEqualTo(Contact.builder()
                        .givenName("Zoe")
                        .familyName("Canary")
                        .email("canary@example.org")
                        .language("fr")
                        .country("FR")
                        .build());
    }

    @Test
    void aToolThatIsToldNoNamesSignsInAllTheSame() {
        moodle.site.namesShared = false;

        assertIsZoe(guest.goOn(guest.press()));
    }

    @Test
    void theIssuerOfTheAccountsStaysWhenTheSiteMoves() {
        var properties = new HashMap<>(moodle.properties());
        properties.put("chaland.moodle.issuer", "https://former.example.org");
        var moved = new Guest(shop(properties), guest.browser);

        var in = (SignedInOutcome.SignedIn) moved.goOn(moved.press("https://former.example.org"));

        assertThat(in.account()).isEqualTo(new Account("https://former.example.org", zoe.subject()));
    }

    @Test
    void anAnswerThatIsPostedTwiceIsTakenOnce() {
        var answer = guest.answer(guest.press());

        var first = guest.post(answer);
        var second = guest.post(answer);

        assertThat(guest.collect(second)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
        assertIsZoe(guest.collect(first));
    }

    @Test
    void whatIsKeptIsGivenOnce() {
        var there = guest.post(guest.answer(guest.press()));

        assertIsZoe(guest.collect(there));
        assertThat(guest.collect(there)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void whatIsKeptIsGivenWithinAMinute() {
        var there = guest.post(guest.answer(guest.press()));
        clock.advance(Duration.ofSeconds(61));

        assertThat(guest.collect(there)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void theAnswerOfOnePersonSignsNobodyInInTheBrowserOfAnother() {
        var attacker = guest.post(guest.answer(guest.press()));
        var victim = new Guest(shop, Browser.with(sessionOf(moodle.user(contact("ada@example.org")))));
        victim.answer(victim.press());

        assertThat(victim.collect(attacker)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
        assertThat(new Guest(shop, new Browser()).collect(attacker)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void theTokenOfOneAttemptSignsNobodyInAtAnother() {
        var attacker = guest.answer(guest.press());
        var victim = new Guest(shop, Browser.with(sessionOf(moodle.user(contact("ada@example.org")))));
        var forged = new LinkedHashMap<>(victim.answer(victim.press()).fields());
        forged.put("id_token", attacker.fields().get("id_token"));

        var there = shop.checkout().postedSignIn(Guest.unknown(), forged, RETURN);

        assertThat(victim.collect(there)).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void aTokenIsTakenForAMinuteAndWhatClocksDiffer() {
        var late = guest.answer(guest.press());
        clock.advance(Duration.ofSeconds(91));
        assertThat(guest.collect(guest.post(late))).isEqualTo(refused(Reason.NOT_SIGNED_IN));

        var justInTime = guest.answer(guest.press());
        clock.advance(Duration.ofSeconds(89));
        assertIsZoe(guest.collect(guest.post(justInTime)));
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://elsewhere.example.org",
        "client_id, another",
        "lti_deployment_id, 2",
        "login_hint, 0",
        "login_hint, ''",
        "login_hint, '4 '",
        "login_hint, ../4",
        "lti_message_hint, é",
    })
    void whatIsNoBeginningOfThisMoodleForThisToolLeadsNowhere(String name, String value) {
        var begun = new LinkedHashMap<>(guest.press().fields());
        begun.put(name, value);

        assertThat(shop.checkout().initiatedSignIn(Guest.unknown(), begun, RETURN))
                .isEqualTo(refused(Reason.NOT_OFFERED));
    }

    @Test
    void aBeginningWithAPartMissingLeadsNowhere() {
        var begun = guest.press().fields();

        for (var part : new String[] {"iss", "client_id", "lti_deployment_id", "login_hint"}) {
            var less = new LinkedHashMap<>(begun);
            less.remove(part);
            assertThat(shop.checkout().initiatedSignIn(Guest.unknown(), less, RETURN))
                    .isEqualTo(refused(Reason.NOT_OFFERED));
        }
    }

    @Test
    void anyDeploymentIsTakenWhereNoneIsSet() {
        var properties = new HashMap<>(moodle.properties());
        properties.remove("chaland.moodle.lti-deployment-id");
        moodle.tool.deployment = "5";
        var any = new Guest(shop(properties), guest.browser);

        assertIsZoe(any.goOn(any.press()));
    }

    @Test
    void whatTheTargetSaysDoesNotDecideWhereTheAnswerGoes() {
        var begun = new LinkedHashMap<>(guest.press().fields());
        begun.put("target_link_uri", "https://evil.example/");

        var outcome = (BeginSignInOutcome.Redirect) shop.checkout().initiatedSignIn(Guest.unknown(), begun, RETURN);

        assertThat(outcome.address().toString()).doesNotContain("evil");
    }

    @Test
    void anErrorInsteadOfATokenSignsNobodyIn() {
        var begun = guest.press();
        moodle.tool.takeOver();

        var answer = guest.answer(begun);

        assertThat(answer.fields()).containsEntry("error", "access_denied").doesNotContainKey("id_token");
        assertThat(guest.collect(guest.post(answer))).isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void anErrorBesideATokenSignsNobodyIn() {
        var answer = new LinkedHashMap<>(guest.answer(guest.press()).fields());
        answer.put("error", "access_denied");

        assertThat(guest.collect(shop.checkout().postedSignIn(Guest.unknown(), answer, RETURN)))
                .isEqualTo(refused(Reason.NOT_SIGNED_IN));
    }

    @Test
    void theWayStaysAtMoodleWhereMoodleHasSomethingToSayFirst() {
        moodle.site.toolHidden = true;
        assertThat(guest.press().text()).contains("currently hidden");

        moodle.signIns.givePassword(moodle.row(zoe).id, "Passw0rd");
        moodle.tool.forcedPasswords.add(moodle.row(zoe).id);
        var signedOut = new Guest(shop, new Browser());
        var page = signedOut.browser.post(
                signedOut.press(), Map.of("username", ZOE.email().orElseThrow(), "password", "Passw0rd"));
        assertThat(page.address()).hasPath("/login/change_password.php");
    }

    @Test
    void moodleAnswersALaunchOnceAndInTheBrowserThatBegan() {
        var there = guest.authentication(guest.press());

        assertThat(Browser.with(sessionOf(zoe)).open(there).status()).isEqualTo(404);
        assertThat(guest.browser.open(there).name()).isEqualTo("ltiAuthForm");
        assertThat(guest.browser.open(there).status()).isEqualTo(404);
    }

    @Test
    void moodleLeadsToNoAddressThatIsNotRegistered() {
        moodle.tool.redirections.clear();

        assertThat(guest.answer(guest.press()).status()).isEqualTo(404);
    }

    @Test
    void keysThatAreNotShownAreToldApartFromAForgery() {
        moodle.next(SigningKeys.PATH, Fault.instead(Answer.html(503)));

        assertThat(guest.collect(guest.post(guest.answer(guest.press()))))
                .isEqualTo(refused(Reason.PROVIDER_UNAVAILABLE));
        assertIsZoe(guest.goOn(guest.press()));
    }

    @Test
    void whoWasSuspendedMeanwhileIsNotLetIn() {
        var there = guest.post(guest.answer(guest.press()));
        moodle.row(zoe).suspended = true;

        assertThat(guest.collect(there)).isEqualTo(refused(Reason.NOT_USABLE));
    }

    @Test
    void withoutAToolNobodySignsInAtMoodlesPage() {
        var properties = new HashMap<>(moodle.properties());
        properties.keySet().removeIf(name -> name.contains(".lti-"));
        var closed = new Guest(shop(properties), guest.browser);

        assertThat(closed.begin(moodle.site.url)).isEqualTo(refused(Reason.NOT_OFFERED));
        assertThat(closed.shop
                        .checkout()
                        .initiatedSignIn(Guest.unknown(), guest.press().fields(), RETURN))
                .isEqualTo(refused(Reason.NOT_OFFERED));
        var provider = new MoodleProvider(MoodleSettings.from(properties));
        assertThat(List.of(SignInRedirect.class, SignInInitiation.class, SignOut.class))
                .noneMatch(provider::offers);
        assertThat(provider.offers(PasswordSignIn.class)).isTrue();
        assertThat(provider.signOut(Optional.empty(), RETURN)).isEmpty();
    }

    @Test
    void whoSignsOutIsLedToMoodlesOwnPageForThat() {
        var signedIn = Visit.of(SHOP, Visitor.signedIn(zoe));

        var there = shop.checkout().signOut(signedIn, Optional.empty(), RETURN).orElseThrow();

        assertThat(there).isEqualTo(SignOutRequest.to(URI.create(moodle.site.url + "/login/logout.php")));
        assertThat(guest.browser.open(there.address()).text()).contains("Do you really want to log out?");
    }

    @Test
    void noAddressCarriesPersonalDataOrTheSecret() {
        var begun = guest.begin(moodle.site.url);
        var there = guest.authentication(guest.browser.open(((BeginSignInOutcome.Redirect) begun).address()));
        var kept = guest.post(guest.browser.open(there));

        leaks.assertNoneIn(begun + " " + there + " " + kept);
    }

    private void assertIsZoe(SignedInOutcome outcome) {
        assertThat(outcome).isInstanceOf(SignedInOutcome.SignedIn.class);
        var in = (SignedInOutcome.SignedIn) outcome;
        assertThat(in.account()).isEqualTo(zoe);
        assertThat(in.step().field(Field.GIVEN_NAME).orElseThrow().value()).contains("Zoe");
    }

    private static SignedInOutcome.Refused refused(Reason reason) {
        return new SignedInOutcome.Refused(reason);
    }

    private String sessionOf(Account account) {
        return moodle.tool.sessionOf(moodle.row(account).id);
    }

    private Chaland shop(Map<String, String> properties) {
        var provider = new MoodleProvider(MoodleSettings.from(properties), new java.security.SecureRandom(), clock);
        return Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(
                        SHOP,
                        ShopRules.builder()
                                .signInIssuers(provider.issuer())
                                .learningIssuer(provider.issuer())
                                .defaultCountry("FR")
                                .claimPage(URI.create("https://shop.example/claims/"))
                                .build()))
                .identityProvider(provider)
                .messageSender(new InMemoryMessages())
                .clock(clock)
                .random(new SeededRandom(1))
                .build();
    }

    /** Somebody at the shop with a browser, whose cookies come along only where they would. */
    private static final class Guest {

        private final Chaland shop;
        private final Browser browser;
        private Optional<Handle> checkout = Optional.empty();
        private Optional<Handle> arrival = Optional.empty();

        Guest(Chaland shop, Browser browser) {
            this.shop = shop;
            this.browser = browser;
        }

        /** A request from another site. */
        static Visit unknown() {
            return Visit.of(SHOP, Visitor.anonymous()).withLocale(Locale.FRENCH);
        }

        BeginSignInOutcome begin(String issuer) {
            return shop.checkout().beginSignIn(unknown().withHandle(checkout), SignInRequest.at(issuer, RETURN), TYPED);
        }

        Page press() {
            return press(shop.checkout().open(unknown()).signInIssuers().get(0));
        }

        Page press(String issuer) {
            var begun = (BeginSignInOutcome.Redirect) begin(issuer);
            checkout = Optional.of(begun.handle());
            return browser.open(begun.address());
        }

        /** From the form by which Moodle begins, to where Moodle is asked who it is. */
        URI authentication(Page begun) {
            assertThat(begun.action()).hasToString(DoubleTool.BEGIN);
            var outcome =
                    (BeginSignInOutcome.Redirect) shop.checkout().initiatedSignIn(unknown(), begun.fields(), RETURN);
            arrival = Optional.of(outcome.handle());
            return outcome.address();
        }

        Page answer(Page begun) {
            return browser.open(authentication(begun));
        }

        URI post(Page answer) {
            assertThat(answer.action()).isEqualTo(RETURN);
            return shop.checkout().postedSignIn(unknown(), answer.fields(), RETURN);
        }

        SignedInOutcome collect(URI there) {
            var parameter = there.getRawQuery().split("=", 2);
            var outcome = shop.checkout()
                    .signedIn(
                            unknown().withHandle(checkout).withArrival(arrival),
                            Map.of(parameter[0], parameter[1]),
                            RETURN);
            if (outcome instanceof SignedInOutcome.SignedIn in) {
                checkout = Optional.of(in.handle());
            }
            return outcome;
        }

        SignedInOutcome goOn(Page begun) {
            return collect(post(answer(begun)));
        }
    }
}
