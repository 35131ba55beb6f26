package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaland.claim.Claims.Claimed;
import org.chaland.claim.CodeRequest;
import org.chaland.claim.CodeRequest.Status;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I6: whatever the address is, asking and guessing get the same answers, by the same calls to the same ports. */
class UniformClaimsTest {

    private static final String ADDRESS = "somebody@example.org";
    private static final List<String> ASKED =
            List.of("CustomerStore.findByAccount", "ClaimStore.findByAsker", "ClaimStore.insert", "TaskStore.insert");
    private static final List<String> GUESSED = List.of("ClaimStore.findByAsker", "ClaimStore.update");
    private static final List<String> GUESSED_LAST =
            List.of("ClaimStore.findByAsker", "ClaimStore.update", "ClaimStore.delete");
    private static final List<String> GUESSED_TOO_OFTEN = List.of("ClaimStore.findByAsker");

    private final TracedStorage storage = new TracedStorage(StorageUnderTest.fresh());
    private final World world = new World(storage);
    private final Account account = world.user(People.profile("Claimant", "claimant@example.org"));
    private final Visitor.SignedIn claimant = new Visitor.SignedIn(account);

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void askingAndGuessingTellNothing(String kind) {
        prepare(kind);

        assertThat(traced(this::request)).isEqualTo(new Trace(new CodeRequest(Status.REQUESTED), ASKED));
        world.upkeep();
        for (var tries = 1; tries < 5; tries++) {
            assertThat(traced(this::guess)).isEqualTo(new Trace(Optional.empty(), GUESSED));
        }
        assertThat(traced(this::guess)).isEqualTo(new Trace(Optional.empty(), GUESSED_LAST));
        assertThat(traced(this::guess)).isEqualTo(new Trace(Optional.empty(), GUESSED_TOO_OFTEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void guessingWhenItIsTooLateTellsNothingEither(String kind) {
        prepare(kind);
        request();
        world.upkeep();
        world.clock.advance(Duration.ofHours(2));

        assertThat(traced(this::guess)).isEqualTo(new Trace(Optional.empty(), GUESSED));
    }

    static Stream<String> kinds() {
        return Stream.of("unknown", "a guest", "own", "linked", "suspended", "erased", "restricted", "merged");
    }

    private void prepare(String kind) {
        if (kind.equals("unknown")) {
            return;
        }
        var id = world.place(ANONYMOUS, world.guest(details("Somebody", ADDRESS)), "order-1");
        var record = world.customer(id);
        switch (kind) {
            case "own" -> link(id, account, Link.State.ACTIVE);
            case "linked" -> link(id, new Account(World.LMS, "somebody"), Link.State.ACTIVE);
            case "suspended" -> link(id, new Account(World.LMS, "somebody"), Link.State.SUSPENDED);
            case "erased" ->
                world.update(record.toBuilder().details(Details.empty()).state(Customer.State.ERASED));
            case "restricted" -> world.update(record.toBuilder().state(Customer.State.RESTRICTED));
            case "merged" -> world.update(record.toBuilder().mergedInto(survivor()));
            default -> assertThat(kind).isEqualTo("a guest");
        }
    }

    private CustomerId survivor() {
        return world.place(ANONYMOUS, world.guest(details("Survivor", "survivor@example.org")), "order-2");
    }

    private void link(CustomerId id, Account to, Link.State state) {
        storage.customers().link(SHOP, id, new Link(to, Link.Proof.SIGNED_IN, state, World.START));
    }

    private CodeRequest request() {
        return world.chaland.claims().request(Visit.of(SHOP, claimant), ADDRESS);
    }

    private Optional<Claimed> guess() {
        return world.chaland.claims().answer(Visit.of(SHOP, claimant), "22222222");
    }

    private Trace traced(Supplier<Object> call) {
        storage.forget();
        return new Trace(call.get(), storage.calls());
    }

    private record Trace(Object outcome, List<String> calls) {}
}
