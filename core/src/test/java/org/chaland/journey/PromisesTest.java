package org.chaland.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaland.journey.Answers.step;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.SignInRequest;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.prefill.PrefillRules;
import org.junit.jupiter.api.Test;

/** Sentences of the Javadoc that no other journey passes by. */
class PromisesTest extends MeddledJourney {

    @Test // Checkouts: an unknown shop is an IllegalArgumentException in every method
    void anUnknownShopIsAnIllegalArgumentInEveryMethod() {
        var nowhere = new PurchaseRef(new ShopId("nowhere"), "order-1");
        var checkout = world.chaland.checkout();

        var visit = Visit.of(nowhere.shop(), Visitor.signedIn(ada));
        var held = visit.withHandle(new Handle("x"));

        Stream.<Runnable>of(
                        () -> checkout.completed(nowhere),
                        () -> checkout.cancelled(nowhere),
                        () -> checkout.open(visit),
                        () -> checkout.open(held),
                        () -> checkout.beginSignIn(visit, SignInRequest.at(LMS, RETURN), TYPED),
                        () -> checkout.signedIn(visit),
                        () -> checkout.signedIn(visit, Map.of(), RETURN),
                        () -> checkout.signInWithPassword(visit, LMS, Passwords.attempt("ada", "x"), TYPED),
                        () -> checkout.submit(visit, TYPED),
                        () -> checkout.review(visit),
                        () -> checkout.placed(held, "o", List.of(), ""))
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class));
    }

    @Test // Chaland.Builder.build: IllegalStateException if two parts contradict each other
    void twoRulesOfOneNameAreAnIllegalState() {
        var builder = Chaland.builder()
                .storage(new InMemoryStorage())
                .shops(shop -> Optional.empty())
                .prefillRules(List.of(PrefillRules.RECORD, PrefillRules.RECORD));

        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test // I10: eight bytes of salt stand beside the digests, so a telephone number can be tried out
    void theTextFormOfAStepLeavesTheBaseOut() {
        var step = world.open(ANONYMOUS, Optional.of(world.guest(TYPED)));

        assertThat(step.toString()).doesNotContain(step.base());
    }

    @Test // ContactStep.base: an opaque text for a hidden input
    void whateverCameAsBaseIsNotShownBack() {
        var wrong = with(TYPED, Field.EMAIL, "nonsense");

        var outcome = world.submit(ANONYMOUS, Optional.empty(), wrong, "\"><script>");

        assertThat(step(outcome, Why.INVALID).base()).doesNotContain("<");
    }

    @Test // Chaland.Builder.secret: what can be found out by trying is no secret
    void aSecretThatIsTooShortIsToldWithItsRemedy() {
        assertThatThrownBy(() -> Chaland.builder().secret(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give 32 random ones");
    }

    @Test // Chaland.Builder.secret: nodes that share a limiter make the same keys, others do not
    void theSecretDecidesOnTheKeys() {
        world.shops.put(SHOP, World.usualRules().signInForKnownAddresses(true).build());
        var shared = new CountedLimiter();

        for (var secret : List.of(new byte[32], new byte[32], "another secret of thirty-two bytes".getBytes(UTF_8))) {
            var node = new World(
                    storage, List.of(lms), host -> host.rateLimiter(shared).secret(secret));
            node.shops.putAll(world.shops);
            node.guest(TYPED);
        }

        assertThat(shared.keys()).hasSize(3).element(1).isEqualTo(shared.keys().get(0));
        assertThat(shared.keys().get(2)).isNotEqualTo(shared.keys().get(0));
    }

    @Test
    void partsThatContradictEachOtherAreRefused() {
        var builder = Chaland.builder().storage(new InMemoryStorage()).shops(shop -> Optional.empty());

        assertThatThrownBy(() -> builder.prefillRules(List.of(PrefillRules.RECORD, PrefillRules.RECORD))
                        .build())
                .hasMessageContaining("record");
        assertThatThrownBy(() -> builder.prefillRules(PrefillRules.standard())
                        .identityProvider(lms)
                        .identityProvider(lms)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(LMS);
    }
}
