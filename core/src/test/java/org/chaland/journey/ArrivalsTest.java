package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.profile;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.checkout.SignedInOutcome.Refused;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.Limit;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.Test;

/** Sign-ins that a provider begins, and answers that it posts: the browser's cookies are not with them. */
class ArrivalsTest {

    private static final Refused NOBODY = new Refused(Reason.NOT_SIGNED_IN);
    private static final Map<String, String> INITIATION = Map.of("iss", LMS, "login_hint", "17");

    private final Platform platform = new Platform();
    private final CountedLimiter limiter = new CountedLimiter();
    private final World world =
            new World(StorageUnderTest.fresh(), List.of(platform), builder -> builder.rateLimiter(limiter));
    private final Account ada = platform.users.addUser(profile("Ada", "ada@example.org"));

    @Test
    void whoComesFromAPageOfThePlatformIsSignedInWithAFormFilled() {
        var begun = initiated();

        var in = SignIns.signedIn(comesBack(Optional.empty(), begun.handle(), posted(begun, ada)));

        assertThat(in.account()).isEqualTo(ada);
        assertThat(in.step().field(Field.EMAIL).orElseThrow().value()).contains("ada@example.org");
        assertThat(world.storage
                        .checkouts()
                        .findByHandle(SHOP, in.handle().hash())
                        .flatMap(Checkout::account))
                .contains(ada);
    }

    @Test
    void whatWasTypedBeforeIsOfferedToThem() {
        var guest = world.guest(TYPED);
        var begun = initiated();

        var in = SignIns.signedIn(comesBack(Optional.of(guest), begun.handle(), posted(begun, ada)));

        assertThat(in.step().field(Field.CITY).orElseThrow().offers()).isNotEmpty();
        assertThat(world.chaland.checkout().open(World.visit(ANONYMOUS, guest)).expired())
                .isTrue();
    }

    @Test // the shop's button leads to the platform, which begins; nothing of the shop travels along
    void whoPressesTheButtonComesBackToWhatTheyHaveTyped() {
        var button = (BeginSignInOutcome.Redirect) world.chaland
                .checkout()
                .beginSignIn(World.visit(ANONYMOUS, Optional.empty()), SignInRequest.at(LMS, RETURN), TYPED);
        assertThat(button.address()).isEqualTo(Platform.PAGE);
        var begun = initiated();

        var in = SignIns.signedIn(comesBack(Optional.of(button.handle()), begun.handle(), posted(begun, ada)));

        assertThat(in.step().field(Field.CITY).orElseThrow().offers()).isNotEmpty();
    }

    @Test // login CSRF: an answer that somebody else has got, in the browser of a victim
    void answerIsForTheBrowserThatBegan() {
        var begun = initiated();
        var answer = posted(begun, ada);
        var victims = initiated();

        assertThat(comesBack(Optional.empty(), victims.handle(), answer)).isEqualTo(NOBODY);
        assertThat(comesBack(Optional.of(world.guest(TYPED)), victims.handle(), answer))
                .isEqualTo(NOBODY);
        assertThat(world.chaland
                        .checkout()
                        .signedIn(World.visit(ANONYMOUS, begun.handle()), parameters(answer), RETURN))
                .as("as the handle of a checkout")
                .isEqualTo(NOBODY);
        assertThat(comesBack(Optional.empty(), begun.handle(), answer)).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void answerIsGoodOnceAndForAMinute() {
        var first = initiated();
        var answer = posted(first, ada);
        assertThat(comesBack(Optional.empty(), first.handle(), answer)).isInstanceOf(SignedInOutcome.SignedIn.class);
        assertThat(comesBack(Optional.empty(), first.handle(), answer)).isEqualTo(NOBODY);

        var second = initiated();
        var late = posted(second, ada);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(comesBack(Optional.empty(), second.handle(), late)).isEqualTo(NOBODY);
    }

    @Test
    void postThatIsRepeatedSignsNobodyIn() {
        var begun = initiated();
        var form = platform.users.signIn(begun.address(), ada);
        platform.forgetful = true;
        var first = post(form);

        assertThat(parameters(post(form))).containsEntry("chaland-refused", "NOT_SIGNED_IN");
        assertThat(comesBack(Optional.empty(), begun.handle(), first)).isInstanceOf(SignedInOutcome.SignedIn.class);
    }

    @Test
    void attemptIsOverAfterAQuarterOfAnHour() {
        var begun = initiated();
        world.clock.advance(Duration.ofMinutes(15));

        assertThat(parameters(posted(begun, ada))).containsEntry("chaland-refused", "NOT_SIGNED_IN");
    }

    @Test
    void answerMayComeInTheAddressToo() {
        var begun = initiated();
        var answer = platform.users.signIn(begun.address(), ada);
        var visit = World.visit(ANONYMOUS, Optional.empty()).withArrival(Optional.of(begun.handle()));

        assertThat(world.chaland.checkout().signedIn(World.visit(ANONYMOUS, Optional.empty()), answer, RETURN))
                .as("in another browser")
                .isEqualTo(new Refused(Reason.NOT_SIGNED_IN));
        assertThat(world.chaland.checkout().signedIn(visit, answer, RETURN))
                .isInstanceOf(SignedInOutcome.SignedIn.class);
        assertThat(world.chaland.checkout().signedIn(visit, answer, RETURN)).isEqualTo(NOBODY);
    }

    @Test
    void providerMayPostItsAnswerToASignInThatTheShopHasBegun() {
        platform.begins = false;
        var handle = world.guest(TYPED);
        var begun = world.signIns.begun(Optional.of(handle), NOTHING);
        var answer = post(platform.users.signIn(begun.address(), ada));

        assertThat(comesBack(Optional.of(world.guest(TYPED)), handle, answer))
                .as("in another browser")
                .isEqualTo(NOBODY);
        var in = SignIns.signedIn(
                world.chaland.checkout().signedIn(World.visit(ANONYMOUS, handle), parameters(answer), RETURN));
        assertThat(in.account()).isEqualTo(ada);
        assertThat(in.step().field(Field.CITY).orElseThrow().offers()).isNotEmpty();
    }

    @Test
    void postedAnswerForAnOrderGivesTheOrder() {
        platform.begins = false;
        var handle = world.guest(TYPED);
        world.place(ANONYMOUS, handle, "order-1");
        var begun = (BeginSignInOutcome.Redirect) world.chaland
                .checkout()
                .beginSignInForOrder(World.visit(ANONYMOUS, handle), SignInRequest.at(LMS, RETURN), "order-1");
        var answer = post(platform.users.signIn(begun.address(), ada));

        world.chaland.checkout().signedIn(World.visit(ANONYMOUS, begun.handle()), parameters(answer), RETURN);

        assertThat(world.customer(world.purchase("order-1").customer()).links())
                .extracting(link -> link.account())
                .containsExactly(ada);
    }

    @Test // a computer that others use: who arrives need not be who has ordered
    void whoArrivesFromThePlatformGetsNoOrderOfThatBrowser() {
        var handle = world.guest(TYPED);
        var buyer = world.place(ANONYMOUS, handle, "order-1");
        world.chaland
                .checkout()
                .beginSignInForOrder(World.visit(ANONYMOUS, handle), SignInRequest.at(LMS, RETURN), "order-1");
        var begun = initiated();

        var in = SignIns.signedIn(comesBack(Optional.of(handle), begun.handle(), posted(begun, ada)));

        assertThat(world.purchase("order-1").customer()).isEqualTo(buyer);
        assertThat(world.customer(buyer).links()).isEmpty();
        assertThat(in.step().field(Field.CITY).orElseThrow().offers()).isEmpty();
    }

    @Test
    void initiationOfNobodyInParticularLeadsNowhereAndStoresNothing() {
        var foreign = world.chaland
                .checkout()
                .initiatedSignIn(stranger(), Map.of("iss", "https://evil.example", "login_hint", "17"), RETURN);

        assertThat(foreign).isEqualTo(new Refused(Reason.NOT_OFFERED));
        assertThat(world.chaland.checkout().initiatedSignIn(stranger(), Map.of(), RETURN))
                .isEqualTo(new Refused(Reason.NOT_OFFERED));
    }

    @Test
    void providerThatIsNotSetUpForSignInsOffersNone() {
        platform.isSetUp = false;

        assertThat(world.chaland.checkout().initiatedSignIn(stranger(), INITIATION, RETURN))
                .isEqualTo(new Refused(Reason.NOT_OFFERED));
        assertThat(world.chaland.checkout().beginSignIn(stranger(), SignInRequest.at(LMS, RETURN), NOTHING))
                .isEqualTo(new Refused(Reason.NOT_OFFERED));
    }

    @Test
    void tooManyBeginningsOfOneClientAreRefused() {
        limiter.useUp(Limit.SIGN_IN_BY_CLIENT);

        assertThat(world.chaland.checkout().initiatedSignIn(stranger(), INITIATION, RETURN))
                .isEqualTo(new Refused(Reason.TOO_OFTEN));
    }

    @Test
    void answerOfAnotherShopIsNone() {
        world.shops.put(new ShopId("toys"), world.shops.get(SHOP));
        var begun = initiated();
        var form = platform.users.signIn(begun.address(), ada);

        var back =
                world.chaland.checkout().postedSignIn(Visit.of(new ShopId("toys"), Visitor.anonymous()), form, RETURN);

        assertThat(parameters(back)).containsEntry("chaland-refused", "NOT_SIGNED_IN");
    }

    @Test
    void whyNobodyIsSignedInComesBackToThePage() {
        platform.fails = new ProviderUnavailableException("down");
        assertThat(refusal(initiated())).isEqualTo(new Refused(Reason.PROVIDER_UNAVAILABLE));

        platform.fails = new ProviderRefusalException(ProviderRefusalException.Reason.NOT_PERMITTED, "Set the secret.");
        assertThat(refusal(initiated())).isEqualTo(new Refused(Reason.PROVIDER_REFUSES));

        assertThat(world.chaland.checkout().signedIn(stranger(), Map.of("chaland-refused", "NOT_YOURS"), RETURN))
                .as("a reason that no answer has")
                .isEqualTo(NOBODY);
    }

    @Test
    void returnAddressKeepsItsOwnParameters() {
        var back = world.chaland
                .checkout()
                .postedSignIn(stranger(), Map.of(), URI.create("https://shop.example.org/back?shop=books"));

        assertThat(back.toString()).isEqualTo("https://shop.example.org/back?shop=books&chaland-refused=NOT_SIGNED_IN");
    }

    @Test
    void noneOfThisIsCalledInsideATransaction() {
        var checkout = world.chaland.checkout();
        var visit = World.visit(Visitor.signedIn(ada), Optional.empty());

        world.storage.transactions().inTransaction(() -> {
            for (Runnable call : List.<Runnable>of(
                    () -> checkout.initiatedSignIn(visit, INITIATION, RETURN),
                    () -> checkout.postedSignIn(visit, Map.of(), RETURN),
                    () -> checkout.signOut(visit, Optional.empty(), RETURN),
                    () -> checkout.signedOut(SHOP, Map.of()))) {
                assertThatThrownBy(call::run).isInstanceOf(RemoteCallInTransactionException.class);
            }
            return true;
        });
    }

    @Test
    void signOutLeadsToTheProviderOfWhoIsSignedIn() {
        var begun = initiated();
        var answer = platform.users.signIn(begun.address(), ada);
        var visit = World.visit(ANONYMOUS, Optional.empty()).withArrival(Optional.of(begun.handle()));
        var in = SignIns.signedIn(world.chaland.checkout().signedIn(visit, answer, RETURN));

        assertThat(in.session()).contains("session of " + ada.subject());
        assertThat(in.toString()).doesNotContain("session of");
        assertThat(world.chaland
                        .checkout()
                        .signOut(World.visit(Visitor.signedIn(ada), Optional.empty()), in.session(), RETURN))
                .hasValueSatisfying(
                        there -> assertThat(there.address().toString()).endsWith("/out"));
        assertThat(world.chaland.checkout().signOut(stranger(), Optional.empty(), RETURN))
                .isEmpty();
        platform.fails = new ProviderUnavailableException("down");
        assertThat(world.chaland
                        .checkout()
                        .signOut(World.visit(Visitor.signedIn(ada), Optional.empty()), in.session(), RETURN))
                .isEmpty();
    }

    @Test
    void sessionThatIsTooLongIsNotHandedOn() {
        platform.session = "x".repeat(8_001);
        var begun = initiated();
        var answer = platform.users.signIn(begun.address(), ada);
        var visit = World.visit(ANONYMOUS, Optional.empty()).withArrival(Optional.of(begun.handle()));

        assertThat(SignIns.signedIn(world.chaland.checkout().signedIn(visit, answer, RETURN))
                        .session())
                .isEmpty();
    }

    @Test
    void whoIsSignedOutAtTheProviderIsTold() {
        assertThat(world.chaland.checkout().signedOut(SHOP, Map.of("logout_token", ada.subject())))
                .contains(ada);
        assertThat(world.chaland.checkout().signedOut(SHOP, Map.of())).isEmpty();
        platform.fails = new ProviderUnavailableException("down");
        assertThat(world.chaland.checkout().signedOut(SHOP, Map.of("logout_token", ada.subject())))
                .isEmpty();
    }

    @Test
    void whetherTheProviderAsksAgainIsKnownAtBothEnds() {
        platform.begins = false;
        var visit = World.visit(ANONYMOUS, Optional.empty());
        var begun = (BeginSignInOutcome.Redirect) world.chaland
                .checkout()
                .beginSignIn(visit, SignInRequest.at(LMS, RETURN).askingAgain(), NOTHING);
        world.signIns.cameBack(begun.handle(), platform.users.signIn(begun.address(), ada));

        assertThat(platform.seen).extracting(SignInAttempt::asksAgain).containsExactly(true, true);
        assertThat(platform.seen)
                .extracting(SignInAttempt::secret)
                .containsOnly(platform.seen.get(0).secret());
    }

    private static Visit stranger() {
        return World.visit(ANONYMOUS, Optional.empty()).withClient("203.0.113.7");
    }

    private BeginSignInOutcome.Redirect initiated() {
        return (BeginSignInOutcome.Redirect) world.chaland.checkout().initiatedSignIn(stranger(), INITIATION, RETURN);
    }

    private URI posted(BeginSignInOutcome.Redirect begun, Account account) {
        return post(platform.users.signIn(begun.address(), account));
    }

    private URI post(Map<String, String> form) {
        return world.chaland.checkout().postedSignIn(stranger(), form, RETURN);
    }

    private SignedInOutcome comesBack(Optional<Handle> handle, Handle arrival, URI address) {
        return world.chaland
                .checkout()
                .signedIn(
                        World.visit(ANONYMOUS, handle).withArrival(Optional.of(arrival)), parameters(address), RETURN);
    }

    private SignedInOutcome refusal(BeginSignInOutcome.Redirect begun) {
        return comesBack(Optional.empty(), begun.handle(), posted(begun, ada));
    }

    private static Map<String, String> parameters(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** A provider that begins sign-ins itself, as a Moodle does, and believes what its twin in memory believes. */
    private static final class Platform implements SignInInitiation, SignOut, ProfileSource {

        static final URI PAGE = URI.create(LMS + "/activity");

        final InMemoryIdentityProvider users =
                InMemoryIdentityProvider.builder(LMS).random(World.random(5)).build();
        final List<SignInAttempt> seen = new ArrayList<>();
        private final Map<Map<String, String>, Optional<SignedIn>> answers = new HashMap<>();
        boolean begins = true;
        boolean isSetUp = true;
        boolean forgetful;
        RuntimeException fails;
        String session = "";

        @Override
        public String issuer() {
            return LMS;
        }

        @Override
        public boolean offers(Class<? extends IdentityProvider> capability) {
            return isSetUp && SignInInitiation.super.offers(capability);
        }

        @Override
        public URI address(SignInAttempt attempt) {
            seen.add(attempt);
            return begins ? PAGE : users.address(attempt);
        }

        @Override
        public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
            return Optional.of(users.address(attempt)).filter(any -> LMS.equals(parameters.get("iss")));
        }

        @Override
        public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
            seen.add(attempt);
            fail();
            var who = forgetful
                    ? answers.computeIfAbsent(parameters, form -> users.complete(attempt, form))
                    : users.complete(attempt, parameters);
            return who.map(in -> in.withSession(
                    session.isEmpty() ? "session of " + in.account().subject() : session));
        }

        @Override
        public Optional<SignOutRequest> signOut(Optional<String> kept, URI returnTo) {
            fail();
            return Optional.of(SignOutRequest.to(URI.create(LMS + "/out"))).filter(any -> kept.isPresent());
        }

        @Override
        public Optional<Account> signedOut(Map<String, String> parameters) {
            fail();
            return Optional.ofNullable(parameters.get("logout_token")).map(subject -> new Account(LMS, subject));
        }

        @Override
        public Optional<Contact> profile(Account account) {
            return users.profile(account);
        }

        private void fail() {
            if (fails != null) {
                throw fails;
            }
        }
    }
}
