package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.NOTHING;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.Limit;
import org.junit.jupiter.api.Test;

/** I17: how many checkouts visitors who are not signed in can begin, and that no order is lost by it. */
class CheckoutLimitsTest {

    private final TracedStorage storage = new TracedStorage(StorageUnderTest.fresh());
    private final CountedLimiter limiter = new CountedLimiter();
    private final World limited = new World(storage, List.of(), host -> host.rateLimiter(limiter));
    private final World world = new World(storage);

    private static SubmitOutcome submit(World world, Visit visit) {
        return world.chaland.checkout().submit(visit, new Submission(TYPED, ""));
    }

    private static Visit from(String client) {
        return Visit.of(SHOP, ANONYMOUS).withClient(client);
    }

    @Test
    void aClientThatBeginsOneCheckoutAfterTheOtherIsStoppedAndStoresNothingMore() {
        for (int form = 0; form < Limit.CHECKOUT_BY_CLIENT.permits(); form++) {
            assertThat(submit(world, from("2001:db8::"))).isInstanceOf(SubmitOutcome.Saved.class);
        }
        storage.forget();

        assertThat(submit(world, from("2001:db8::"))).isInstanceOfSatisfying(ShowAgain.class, again -> {
            assertThat(again.why()).isEqualTo(ShowAgain.Why.TOO_OFTEN);
            assertThat(again.step().values()).isEqualTo(TYPED);
        });
        assertThat(storage.calls()).isEmpty();
        assertThat(submit(world, from("192.0.2.1"))).isInstanceOf(SubmitOutcome.Saved.class);

        world.clock.advance(Limit.CHECKOUT_BY_CLIENT.perPermit());
        assertThat(submit(world, from("2001:db8::"))).isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void whoHasBegunGoesOnAndWhoSignsInIsNotHeldUpByOthers() {
        var handle = ((SubmitOutcome.Saved) submit(limited, from("192.0.2.1"))).handle();
        var ada = limited.user(ADA.contact());
        limiter.useUp(Limit.CHECKOUT_IN_TOTAL);

        assertThat(submit(limited, Visit.of(SHOP, Visitor.signedIn(ada)).withClient("192.0.2.1")))
                .isInstanceOf(SubmitOutcome.Saved.class);
        limiter.useUp(Limit.CHECKOUT_BY_CLIENT);
        assertThat(submit(limited, from("192.0.2.1").withHandle(handle))).isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void allClientsTogetherAreLimitedToo() {
        limiter.useUp(Limit.CHECKOUT_IN_TOTAL);

        assertThat(submit(limited, Visit.of(SHOP, ANONYMOUS)))
                .isInstanceOfSatisfying(
                        ShowAgain.class, again -> assertThat(again.why()).isEqualTo(ShowAgain.Why.TOO_OFTEN));
        assertThat(storage.calls()).isEmpty();
        assertThat(begin(limited, NOTHING)).as("the way out").isInstanceOf(BeginSignInOutcome.Redirect.class);
    }

    @Test
    void signInsAreLimitedByThemselves() {
        limiter.useUp(Limit.SIGN_IN_IN_TOTAL);

        assertThat(begin(limited, NOTHING)).isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.TOO_OFTEN));
        assertThat(storage.calls()).isEmpty();
        assertThat(submit(limited, Visit.of(SHOP, ANONYMOUS))).isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void anAccountIsLimitedByItself() {
        var ada = Visit.of(SHOP, Visitor.signedIn(world.user(ADA.contact())));
        for (int form = 0; form < Limit.CHECKOUT_BY_CLIENT.permits(); form++) {
            assertThat(submit(world, ada)).isInstanceOf(SubmitOutcome.Saved.class);
        }

        assertThat(submit(world, ada))
                .isInstanceOfSatisfying(
                        ShowAgain.class, again -> assertThat(again.why()).isEqualTo(ShowAgain.Why.TOO_OFTEN));
        assertThat(submit(world, Visit.of(SHOP, Visitor.signedIn(world.user(TYPED.contact())))))
                .isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void aLimiterThatIsDownStopsNoOrder() {
        var down = new World(
                storage,
                List.of(),
                host -> host.rateLimiter((limit, key) -> {
                    throw new IllegalStateException("down");
                }));

        assertThat(submit(down, from("192.0.2.1"))).isInstanceOf(SubmitOutcome.Saved.class);
    }

    @Test
    void aDraftIsBoundedInBytes() {
        assertThat(begin(world, with(TYPED, Field.CITY, "é".repeat(3_900))))
                .isNotInstanceOf(SignedInOutcome.Refused.class);
        assertThat(begin(world, with(TYPED, Field.CITY, "é".repeat(4_000))))
                .isEqualTo(new SignedInOutcome.Refused(SignedInOutcome.Reason.TOO_LONG));
    }

    private static Object begin(World world, Details draft) {
        return world.chaland
                .checkout()
                .beginSignIn(Visit.of(SHOP, ANONYMOUS), SignInRequest.at(LMS, World.RETURN), draft);
    }
}
