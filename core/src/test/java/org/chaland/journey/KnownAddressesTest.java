package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.Answers.showAgain;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.EVE;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy "please sign in" (I6, scenario 18): whom it tells, how often, and that it costs no order. */
class KnownAddressesTest {

    private static final Account ACCOUNT = new Account(World.LMS, "ada");
    private static final Visit VISIT = Visit.of(SHOP, ANONYMOUS);
    private static final String CLIENT = "192.0.2.7";
    private static final String LOOK_UP = "CustomerDirectory.hasActiveLink";

    private final TracedStorage storage = new TracedStorage(StorageUnderTest.fresh());
    private final CountedLimiter limiter = new CountedLimiter();
    private final World world = new World(storage, List.of(), host -> host.rateLimiter(limiter));

    @BeforeEach
    void choose() {
        world.shops.put(SHOP, World.usualRules().signInForKnownAddresses(true).build());
    }

    @Test
    void whoeverTypesTheAddressOfACustomerWithAnAccountIsAskedToSignInAndNothingIsKept() {
        world.linked(ACCOUNT, Link.State.ACTIVE);

        var outcome = submit(ADA);

        assertThat(outcome).is(showAgain(Why.KNOWN_ADDRESS));
        assertThat(storage.calls()).containsExactly(LOOK_UP);
    }

    @Test
    void theSpellingOfTheAddressMakesNoDifference() {
        world.linked(ACCOUNT, Link.State.ACTIVE);

        assertThat(submit(with(ADA, Field.EMAIL, "Ada@Example.ORG"))).is(showAgain(Why.KNOWN_ADDRESS));
    }

    @Test
    void everybodyElseIsServed() {
        world.linked(ACCOUNT, Link.State.ACTIVE);

        assertThat(submit(EVE)).isInstanceOf(SubmitOutcome.Saved.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Link.State.class,
            names = {"SUSPENDED", "BROKEN"})
    void whoeverCannotSignInIsServed(Link.State state) {
        world.linked(ACCOUNT, state);

        assertThat(submit(ADA)).isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void withoutThePolicyNothingIsAskedAndNothingLookedUp() {
        world.shops.put(SHOP, World.usualRules().build());
        world.linked(ACCOUNT, Link.State.ACTIVE);

        assertThat(submit(ADA)).isInstanceOf(SubmitOutcome.Saved.class);
        assertThat(storage.calls()).containsExactly("CheckoutStore.insert", "CustomerStore.insert");
        assertThat(limiter.asked()).isEmpty();
    }

    @Test
    void knownAndUnknownAddressesAreLookedUpByTheSameCalls() {
        world.linked(ACCOUNT, Link.State.ACTIVE);
        submit(EVE);
        var unknown = List.copyOf(all());

        submit(ADA);

        assertThat(all()).containsExactly("known-address-by-client", "known-address-by-address", LOOK_UP);
        assertThat(unknown.subList(0, 3)).isEqualTo(all());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void onceALimitIsUsedUpKnownAndUnknownAreServedAlikeByTheSameCalls(Limit limit) {
        world.linked(ACCOUNT, Link.State.ACTIVE);
        limiter.useUp(limit);
        var unknown = submit(EVE);
        var calls = List.copyOf(all());

        var known = submit(ADA);

        assertThat(known).hasSameClassAs(unknown).isInstanceOf(SubmitOutcome.Saved.class);
        assertThat(all()).isEqualTo(calls).doesNotContain(LOOK_UP);
    }

    static Stream<Limit> limits() {
        return Stream.of(Limit.KNOWN_ADDRESS_BY_CLIENT, Limit.KNOWN_ADDRESS_BY_ADDRESS);
    }

    @Test
    void aLimiterThatIsDownCostsNoOrderAndTellsNothing() {
        var down = new World(
                storage,
                List.of(),
                host -> host.rateLimiter((limit, key) -> {
                    throw new IllegalStateException("down");
                }));
        down.shops.put(SHOP, World.usualRules().signInForKnownAddresses(true).build());
        down.linked(ACCOUNT, Link.State.ACTIVE);

        assertThat(down.submit(ANONYMOUS, Optional.empty(), ADA, "")).isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test // scenario 18
    void probingEndsAfterAFewAddressesAndAfterAFewTriesOfOne() {
        var probed = new World();
        probed.shops.put(SHOP, World.usualRules().signInForKnownAddresses(true).build());
        probed.linked(ACCOUNT, Link.State.ACTIVE);
        var told = new ArrayList<Boolean>();
        for (int tries = 0; tries < 50; tries++) {
            told.add(probed.chaland.checkout().submit(VISIT.withClient("client " + tries), ADA)
                            instanceof ShowAgain again
                    && again.why() == Why.KNOWN_ADDRESS);
        }

        assertThat(told).startsWith(true, true, true, true, true, false);
        assertThat(told.subList(5, 50)).containsOnly(false);
    }

    @Test
    void neitherTheAddressNorTheClientReachesTheLimiterInClear() {
        submit(ADA);

        assertThat(limiter.keys()).hasSize(2).allMatch(key -> key.matches("[A-Za-z0-9_-]{43}"));
        assertThat(VISIT.withClient(CLIENT).toString()).doesNotContain(CLIENT);
    }

    @Test
    void whoeverIsSignedInAndWhoeverActsForAnotherIsNotAskedToSignIn() {
        world.linked(ACCOUNT, Link.State.ACTIVE);
        var berta = world.user(People.contact("Berta", "berta@example.org").build());

        for (var visitor : List.of(Visitor.operator(), Visitor.signedIn(berta))) {
            assertThat(world.submit(visitor, Optional.empty(), ADA, "")).isInstanceOf(SubmitOutcome.Saved.class);
        }
        assertThat(limiter.asked()).isEmpty();
    }

    @Test
    void whatIsWrongWithTheDetailsIsToldFirst() {
        world.linked(ACCOUNT, Link.State.ACTIVE);

        assertThat(submit(with(ADA, Field.CITY, "<city>"))).is(showAgain(Why.INVALID));
        assertThat(all()).isEmpty();
    }

    private SubmitOutcome submit(Details typed) {
        storage.forget();
        limiter.forget();
        return world.chaland.checkout().submit(VISIT.withClient(CLIENT), typed);
    }

    private List<String> all() {
        return Stream.concat(limiter.asked().stream(), storage.calls().stream()).toList();
    }
}
